import type { Pause } from '../metrics/measure';
import { applyPreprocessing, fitPreprocessing, type FeatureSource } from '../model/featureSource';
import type { FeatureRows } from '../model/featureRows';
import { stratifiedFolds } from '../model/linear/crossValidate';
import { predictSoftmax } from '../model/linear/predictSoftmax';
import { trainSoftmax } from '../model/linear/trainSoftmax';
import { takeRows } from '../model/takeRows';
import { createRandom } from '../sampling/random';
import { shuffle } from '../sampling/shuffle';
import { compressFold } from './compressFold';
import { scoreRows } from './scoreRows';
import type { SimulationPoint } from './simulation';
import { summarise } from './summarise';

export interface RandomCurveOptions {
  readonly source: FeatureSource;
  /** Place of the class of each row; of `drawable` and `judged` none is -1. */
  readonly labels: Int32Array;
  readonly classes: number;
  /** Labelled rows that no strategy chose: what may be drawn. */
  readonly drawable: Int32Array;
  /** Labelled rows to judge by, drawable ones among them. */
  readonly judged: Int32Array;
  /** Numbers of labels, ascending; those for which there are too few rows are left out. */
  readonly sizes: readonly number[];
  /** Of so many labels this share is learnt from: 1 where points are measured on a dev split, less where on their own labels in turn. */
  readonly learntShare: number;
  readonly c: number;
  readonly classWeights?: 'balanced';
  readonly repeats: number;
  readonly seed: number;
  readonly pause?: Pause;
}

const FOLDS = 5;

/**
 * What would as many labels drawn at random have given?
 *
 * Rows are judged in five parts. For each part rows are drawn that are not of it, so a labelled dev row, which no strategy chose either, can be learnt from while the others judge; what is predicted of
 * all parts is scored together. Repeats draw in another order; a longer draw contains the shorter ones. A draw of one class predicts that class. Vectors are scaled by all drawable rows, other features are
 * fitted on what is drawn, as in a training.
 *
 * Returns a point for each size there are enough rows for (`summarise`), ascending; none where there are too few. Deterministic; `pause` may reject.
 * Don't trust it where the drawable rows are no random sample themselves: picked by hand, or from a weak slice.
 */
export async function randomCurve(options: RandomCurveOptions): Promise<SimulationPoint[]> {
  const { labels, classes, drawable, judged, learntShare, c, classWeights, repeats, seed, pause } = options;
  const parts = stratifiedFolds(judged.map((row) => labels[row]!), Math.min(FOLDS, judged.length), seed);
  const partOf = new Map(Array.from(judged, (row, at) => [row, parts[at]!]));
  const numbers = [...new Set(parts)].sort((a, b) => a - b);
  const rowsOf = (part: number) => judged.filter((_, at) => parts[at] === part);
  const others = numbers.map((part) => drawable.filter((row) => partOf.get(row) !== part).length);
  const sizes = options.sizes.filter((size) => toLearnt(size, learntShare) >= 1 && toLearnt(size, learntShare) <= Math.min(...others));
  if (sizes.length === 0) return [];
  const take = prepare(options.source, drawable, judged);
  const scores = sizes.map(() => ({ accuracies: [] as number[], macroF1s: [] as number[] }));
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const order = shuffle(Uint32Array.from(drawable), createRandom(seed + repeat));
    for (const [at, size] of sizes.entries()) {
      const probabilities = new Float32Array(judged.length * classes);
      const truth: number[] = [];
      for (const part of numbers) {
        await pause?.((repeat + (at + part / numbers.length) / sizes.length) / repeats, 'random');
        const learnt = Int32Array.from(order.filter((row) => partOf.get(row) !== part).subarray(0, toLearnt(size, learntShare)));
        const held = rowsOf(part);
        const [training, judging] = take(learnt, held);
        const model = await trainSoftmax(training, learnt.map((row) => labels[row]!), { classes, c, ...(classWeights && { classWeights }), ...(pause && { pause }) });
        probabilities.set(predictSoftmax(model, judging), truth.length * classes);
        truth.push(...held.map((row) => labels[row]!));
      }
      const { accuracy, macroF1 } = scoreRows(probabilities, truth, classes);
      scores[at]!.accuracies.push(accuracy);
      scores[at]!.macroF1s.push(macroF1);
    }
  }
  return sizes.map((size, at) => summarise(size, scores[at]!.accuracies, scores[at]!.macroF1s, seed));
}

function toLearnt(size: number, share: number): number {
  return Math.round(size * share);
}

/** Features of rows to learn from and of rows to judge. */
function prepare(source: FeatureSource, drawable: Int32Array, judged: Int32Array): (learnt: Int32Array, held: Int32Array) => readonly [FeatureRows, FeatureRows] {
  if (source.kind !== 'dense') {
    return (learnt, held) => {
      const preprocessing = fitPreprocessing(source, learnt);
      return [applyPreprocessing(preprocessing, source, learnt), applyPreprocessing(preprocessing, source, held)];
    };
  }
  const { features } = compressFold({ features: applyPreprocessing(fitPreprocessing(source, drawable), source), pool: drawable, test: judged });
  return (learnt, held) => [takeRows(features, learnt), takeRows(features, held)];
}
