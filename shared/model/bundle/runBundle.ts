import { applyPreprocessing, type FeatureSource } from '../featureSource';
import type { TableRow } from '../features/table/tableCell';
import { hashTexts } from '../features/text/hashTexts';
import { predictMlp } from '../heads/predictMlp';
import { predictSoftmax } from '../linear/predictSoftmax';
import type { Preprocessing } from '../preprocessing';
import { toDense } from '../toDense';
import { readBundle } from './readBundle';

export interface BundlePrediction {
  readonly class: string;
  readonly probabilities: Readonly<Record<string, number>>;
}

/** A text, the values of a table row by column, or the vector that the model's extractor made of the item. */
export type BundleItem = string | Readonly<Record<string, unknown>> | readonly number[];

/** A bundle as plain JavaScript runs it. `read`: the bytes of one of its files. This file with all it needs is the bundle's `model.mjs`. */
export function openModel(read: (name: string) => Uint8Array) {
  const { model, info } = readBundle(read);
  return {
    info,
    predict: async (items: readonly BundleItem[]): Promise<BundlePrediction[]> => {
      const features = applyPreprocessing(model.preprocessing, await sourceOf(model.preprocessing, items, info.featureVersion));
      const { head } = model;
      const probabilities = head.kind === 'linear' ? predictSoftmax(head, features) : predictMlp(head, toDense(features));
      return items.map((_, row) => {
        const own = Array.from(probabilities.subarray(row * head.classes, (row + 1) * head.classes));
        return { class: info.classes[own.indexOf(Math.max(...own))]!, probabilities: Object.fromEntries(info.classes.map((name, k) => [name, own[k]!])) };
      });
    },
  };
}

async function sourceOf(preprocessing: Preprocessing, items: readonly BundleItem[], version: string): Promise<FeatureSource> {
  const refuse = (what: string): never => {
    throw new RangeError(`this model takes ${what}`);
  };
  switch (preprocessing.kind) {
    case 'textNgrams':
      return { kind: 'textNgrams', texts: await hashTexts(items.map((item) => (typeof item === 'string' ? item : refuse('texts')))) };
    case 'tableRows':
      return { kind: 'tableRows', rows: items.map((item) => (typeof item === 'object' && !Array.isArray(item) ? (Object.entries(item) as unknown as TableRow) : refuse('objects of a row\'s values by column'))) };
    case 'dense': {
      const columns = preprocessing.means.length;
      const values = new Float32Array(items.length * columns);
      items.forEach((item, row) => values.set(Array.isArray(item) && item.length === columns ? (item as number[]) : refuse(`vectors of ${columns} numbers, made by ${version}`), row * columns));
      return { kind: 'dense', vectors: { kind: 'dense', rows: items.length, columns, values }, unitLength: preprocessing.unitLength };
    }
  }
}
