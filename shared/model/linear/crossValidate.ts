import type { Pause } from '../../metrics/measure';
import { stratifiedSplit } from '../../sampling/stratifiedSplit';
import { applyPreprocessing, fitPreprocessing, type FeatureSource } from '../featureSource';
import { predictSoftmax } from './predictSoftmax';
import { trainSoftmax, type SoftmaxOptions } from './trainSoftmax';

/** A fold, 0 .. folds - 1, for each labelled row, every class spread evenly; -1 for a row without a label. A group (-1: none) stays in one fold. */
export function stratifiedFolds(labels: Int32Array, folds: number, seed: number, groups: Int32Array | null = null): Int32Array {
  const labelled = Int32Array.from(labels.keys()).filter((row) => labels[row]! >= 0);
  const assigned = stratifiedSplit({ items: labelled.length, strata: labelled.map((row) => labels[row]!), groups: groups && labelled.map((row) => groups[row]!), ratios: Array.from({ length: folds }, () => 1 / folds), seed });
  const foldOf = new Int32Array(labels.length).fill(-1);
  labelled.forEach((row, at) => (foldOf[row] = assigned[at]!));
  return foldOf;
}

export interface CrossValidationOptions extends Pick<SoftmaxOptions, 'classes' | 'c' | 'classWeights' | 'maxIterations' | 'tolerance'> {
  readonly source: FeatureSource;
  /** Place of the class of each row, -1 for none. */
  readonly labels: Int32Array;
  /** Fold of each row, as `stratifiedFolds` gives them; -1: the row plays no part. */
  readonly folds: Int32Array;
  readonly pause?: Pause;
}

/**
 * How would the model do on items it has not seen?
 *
 * Each fold is predicted by a model trained on the others, its preprocessing fitted on the others too. Returns probabilities, rows x classes, NaN for rows of no fold.
 * Items that belong together (of one speaker, one document) make it too hopeful unless they share a fold.
 */
export async function crossValidate({ source, labels, folds, classes, pause, ...softmax }: CrossValidationOptions): Promise<Float32Array> {
  const probabilities = new Float32Array(labels.length * classes).fill(NaN);
  const names = [...new Set(folds)].filter((fold) => fold >= 0).sort((a, b) => a - b);
  const rows = Int32Array.from(labels.keys());
  for (const [at, fold] of names.entries()) {
    const inFolds: Pause | undefined = pause && ((share, phase) => pause((at + (share ?? 0)) / names.length, phase));
    await inFolds?.(0, 'train');
    const train = rows.filter((row) => folds[row]! >= 0 && folds[row] !== fold && labels[row]! >= 0);
    const heldOut = rows.filter((row) => folds[row] === fold);
    const preprocessing = fitPreprocessing(source, train);
    const model = await trainSoftmax(applyPreprocessing(preprocessing, source, train), train.map((row) => labels[row]!), { ...softmax, classes, ...(inFolds && { pause: inFolds }) });
    const predicted = predictSoftmax(model, applyPreprocessing(preprocessing, source, heldOut));
    heldOut.forEach((row, place) => probabilities.set(predicted.subarray(place * classes, (place + 1) * classes), row * classes));
  }
  return probabilities;
}
