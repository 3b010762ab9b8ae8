import { averageFigures } from '../metrics/averageFigures';
import { bcaOfCells } from '../metrics/bcaOfCells';
import { bootstrapCells, type CellStatistics } from '../metrics/bootstrapCells';
import { classFigures } from '../metrics/classFigures';
import { logLoss } from '../metrics/logLoss';
import type { Pause } from '../metrics/measure';
import { pacer } from '../metrics/pacer';
import { wilsonInterval } from '../metrics/wilsonInterval';
import { resampleCells } from '../sampling/resampleCells';

export interface HeldOutFigures {
  readonly items: number;
  readonly accuracy: number;
  readonly accuracyInterval: readonly [number, number] | null;
  readonly macroF1: number;
  readonly macroF1Interval: readonly [number, number] | null;
  readonly logLoss: number;
}

const REPLICATES = 1000;

/**
 * How good are probabilities on labelled rows that the model had not seen?
 *
 * Accuracy with Wilson's interval, macro F1 over the classes that are true or predicted with a bootstrap interval (BCa, 1000 replicates), mean log loss. `labels`: a place a row, -1 for none.
 * Null where no row is labelled. For ties the lower class is predicted.
 */
export async function measureHeldOut(probabilities: Float32Array, labels: ArrayLike<number>, { classes, seed, pause = () => Promise.resolve() }: { classes: number; seed: number; pause?: Pause | undefined }): Promise<HeldOutFigures | null> {
  const matrix = new Float64Array(classes * classes);
  let [items, right, lost] = [0, 0, 0];
  for (let row = 0; row < labels.length; row += 1) {
    const label = labels[row]!;
    if (label < 0) continue;
    const base = row * classes;
    let best = 0;
    for (let k = 1; k < classes; k += 1) if (probabilities[base + k]! > probabilities[base + best]!) best = k;
    matrix[label * classes + best]! += 1;
    items += 1;
    if (best === label) right += 1;
    lost += logLoss(probabilities[base + label]!);
  }
  if (items === 0) return null;
  const statistics: CellStatistics = {
    size: 1,
    compute: (counts, into) => {
      into[0] = macroF1(counts, classes);
    },
  };
  const [replicates] = await bootstrapCells({ resampler: resampleCells(matrix), cells: matrix.length, statistics, replicates: REPLICATES, seed, pace: pacer(pause), share: [0, 1] });
  const [accuracyInterval, macroInterval] = [wilsonInterval(right, items), bcaOfCells(matrix, statistics, replicates!)];
  return {
    items,
    accuracy: right / items,
    accuracyInterval: accuracyInterval && [accuracyInterval.low, accuracyInterval.high],
    macroF1: macroF1(matrix, classes),
    macroF1Interval: macroInterval && [macroInterval.low, macroInterval.high],
    logLoss: lost / items,
  };
}

function macroF1(matrix: ArrayLike<number>, classes: number): number {
  return averageFigures(classFigures(matrix, classes), 'macro').f1 ?? NaN;
}
