import fs from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import type { FeatureRows } from '../../shared/model/featureRows';
import { applyScaling } from '../../shared/model/features/dense/applyScaling';
import { fitScaling } from '../../shared/model/features/dense/fitScaling';
import { applyTableFeatures } from '../../shared/model/features/table/applyTableFeatures';
import { fitTableFeatures } from '../../shared/model/features/table/fitTableFeatures';
import { applyTextFeatures } from '../../shared/model/features/text/applyTextFeatures';
import { fitTextFeatures } from '../../shared/model/features/text/fitTextFeatures';
import { hashTexts } from '../../shared/model/features/text/hashTexts';
import { stratifiedSplit } from '../../shared/sampling/stratifiedSplit';
import type { Fold } from '../../shared/simulation/simulation';

/** A labelled set, with features that were fitted on the pool of each fold. */
export interface LabelledSet {
  readonly name: string;
  readonly classes: readonly string[];
  readonly labels: Int32Array;
  readonly folds: readonly Fold[];
  /** By row: equal numbers are equal content; texts only. */
  readonly content?: Int32Array;
  readonly c: number;
}

export const SETS = ['sms_spam', 'trec', 'sign_digits', 'fsdd', 'german_credit'] as const;
export type SetName = (typeof SETS)[number];

const FOLDS = 5;

/**
 * One of the five sets the figures of active learning are made on. `folder` holds text/sms_spam.csv and trec.csv (text, label, split) and tabular/german_credit.csv (class, fold); `features` holds NAME.f32 and NAME.json (ids,
 * labels, columns) of images and sounds. Texts: pool is the train split, judged on the rest. Others have no split: five stratified folds, of which repeats take turns to be judged on.
 */
export async function readLabelledSet(name: SetName, folder: string, features: string): Promise<LabelledSet> {
  if (name === 'sms_spam' || name === 'trec') return readTexts(name, path.join(folder, 'text', `${name}.csv`));
  if (name === 'german_credit') return readTable(name, path.join(folder, 'tabular', `${name}.csv`));
  return readVectors(name, features);
}

function readCsv(file: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(fs.readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data;
}

function numberClasses(names: readonly string[]): { readonly classes: readonly string[]; readonly labels: Int32Array } {
  const classes = [...new Set(names)].sort();
  return { classes, labels: Int32Array.from(names, (label) => classes.indexOf(label)) };
}

async function readTexts(name: string, file: string): Promise<LabelledSet> {
  const rows = readCsv(file);
  const hashed = await hashTexts(rows.map(({ text }) => text!));
  const places = rows.map((_, at) => at);
  const pool = places.filter((at) => rows[at]!['split'] === 'train');
  const numbers = new Map<string, number>();
  const content = Int32Array.from(rows, ({ text }) => {
    const key = text!.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key)!;
  });
  return { name, ...numberClasses(rows.map(({ label }) => label!)), content, c: 10, folds: [{ features: applyTextFeatures(fitTextFeatures(hashed, { rows: pool }), hashed), pool, test: places.filter((at) => rows[at]!['split'] !== 'train') }] };
}

function readTable(name: string, file: string): LabelledSet {
  const rows = readCsv(file);
  const cells = rows.map((row) => Object.entries(row).filter(([column]) => !['id', 'class', 'fold'].includes(column)));
  return { name, ...numberClasses(rows.map((row) => row['class']!)), c: 1, folds: makeFolds(Int32Array.from(rows, ({ fold }) => Number(fold)), (pool) => applyTableFeatures(fitTableFeatures(pool.map((at) => cells[at]!)), cells)) };
}

function readVectors(name: string, folder: string): LabelledSet {
  const { labels: names, columns, rows } = JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), 'utf8')) as { labels: string[]; columns: number; rows: number };
  const bytes = fs.readFileSync(path.join(folder, `${name}.f32`));
  const raw = { kind: 'dense' as const, rows, columns, values: new Float32Array(bytes.buffer, bytes.byteOffset, rows * columns) };
  const { classes, labels } = numberClasses(names.map(String));
  const fold = Int32Array.from(stratifiedSplit({ items: rows, strata: labels, groups: null, ratios: Array.from({ length: FOLDS }, () => 1 / FOLDS), seed: 1 }));
  return { name, classes, labels, c: 0.1, folds: makeFolds(fold, (pool) => applyScaling(fitScaling(raw, { rows: pool }), raw)) };
}

function makeFolds(fold: Int32Array, featuresOf: (pool: readonly number[]) => FeatureRows): Fold[] {
  const places = Array.from(fold.keys());
  return Array.from({ length: FOLDS }, (_, at) => {
    const pool = places.filter((row) => fold[row] !== at);
    return { features: featuresOf(pool), pool, test: places.filter((row) => fold[row] === at) };
  });
}
