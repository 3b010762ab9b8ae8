import { wilsonInterval } from '../../metrics/wilsonInterval';
import { measured, notDefined, type Interval, type Measure, type Pause } from '../../metrics/measure';
import type { NeighbourGraph } from '../neighbours/neighbourGraph';
import { propagateLabels, type PropagationOptions } from './propagateLabels';

export interface PropagationHeldOut {
  /** Of the labelled rows in folds: how many were predicted, and how many of these rightly. */
  readonly predicted: number;
  readonly right: number;
  /** Labelled rows in folds that no label reached while theirs was hidden. */
  readonly unreached: number;
  /** right / predicted. */
  readonly accuracy: Measure;
  readonly interval: Interval | null;
  /** rows x classes, each row predicted while its own label was hidden; NaN for rows of no fold and those not reached. */
  readonly probabilities: Float32Array;
}

/**
 * How often is label propagation right about labels that it cannot see?
 *
 * The labels of each fold (0 and up for each row, -1: not tested; see `stratifiedFolds`) are hidden in turn and spread to from the others. The graph may stay: it is made of features alone.
 */
export async function propagationHeldOut(graph: NeighbourGraph, labels: Int32Array, folds: Int32Array, { pause, ...options }: PropagationOptions): Promise<PropagationHeldOut> {
  const { classes } = options;
  const probabilities = new Float32Array(labels.length * classes).fill(NaN);
  const names = [...new Set(folds)].filter((fold) => fold >= 0);
  let [predicted, right, unreached] = [0, 0, 0];
  for (const [at, fold] of names.entries()) {
    const inFold: Pause | undefined = pause && ((share, phase) => pause((at + (share ?? 0)) / names.length, phase));
    const spread = await propagateLabels(graph, labels.map((label, row) => (folds[row] === fold ? -1 : label)), { ...options, ...(inFold && { pause: inFold }) });
    labels.forEach((label, row) => {
      if (folds[row] !== fold || label < 0) return;
      const found = spread.labels[row]!;
      if (found < 0) unreached += 1;
      else predicted += 1;
      if (found === label) right += 1;
      probabilities.set(spread.probabilities.subarray(row * classes, (row + 1) * classes), row * classes);
    });
  }
  return { predicted, right, unreached, accuracy: predicted > 0 ? measured(right / predicted) : notDefined('no labelled item is reached by the labels of others'), interval: wilsonInterval(right, predicted), probabilities };
}
