import { cohenKappa } from '../../../shared/agreement/cohenKappa';
import type { CostWeights } from '../../../shared/contract/evaluation';
import { type SelectedRows, selectRows } from '../../../shared/evaluation/selectRows';
import { toMatrix } from '../../../shared/evaluation/toMatrix';
import { averageFigures } from '../../../shared/metrics/averageFigures';
import { balancedAccuracy } from '../../../shared/metrics/balancedAccuracy';
import { calibration } from '../../../shared/metrics/calibration';
import { classFigures } from '../../../shared/metrics/classFigures';
import { confusionCost } from '../../../shared/metrics/confusionCost';
import { matthewsCorrelation } from '../../../shared/metrics/matthewsCorrelation';
import { measured, type Measure, notDefined } from '../../../shared/metrics/measure';
import { wilsonInterval } from '../../../shared/metrics/wilsonInterval';
import { cellCosts } from './costs';
import { BINS, itemScores } from './itemScores';
import type { RunPredictions } from './loadRun';
import type { Truth } from './loadTruth';

export type Headline = ReturnType<typeof measureHeadline>;

/** A run's figures over the items of `mask`, all but intervals that need a bootstrap: what the table of runs shows, and what an evaluation begins with. */
export function measureHeadline(truth: Truth, run: RunPredictions, mask: Uint8Array, weights: CostWeights) {
  const rows = selectRows({ itemCount: truth.itemCount, classCount: truth.classes.length, actual: truth.actual, predicted: run.predicted }, mask);
  const k = truth.classes.length;
  const matrix = toMatrix(rows.cells, rows.counts);
  const perClass = classFigures(matrix, k);
  const right = perClass.reduce((sum, { truePositives }) => sum + truePositives, 0);
  const costs = cellCosts(weights, truth.classes, rows.cells);
  return {
    rows,
    matrix,
    perClass,
    right,
    accuracy: rows.n === 0 ? notDefined('no item was evaluated') : ({ value: right / rows.n, reason: null } as Measure),
    accuracyInterval: wilsonInterval(right, rows.n),
    macro: averageFigures(perClass, 'macro'),
    micro: averageFigures(perClass, 'micro'),
    weighted: averageFigures(perClass, 'weighted'),
    balanced: balancedAccuracy(matrix, k).value,
    mcc: matthewsCorrelation(matrix, k),
    kappa: rows.n === 0 ? notDefined('no item was evaluated') : cohenKappa(matrix, k),
    costs,
    cost: costs && confusionCost(rows.counts, costs),
    ...measureProbabilities(rows, truth, run),
  };
}

function measureProbabilities({ items, cell, counts, n }: SelectedRows, truth: Truth, { predicted, probabilities }: RunPredictions) {
  const none = notDefined(probabilities === null ? 'the run has no probabilities' : 'no item was evaluated');
  if (probabilities === null) return { logLoss: none, brier: none, calibration: null };
  const scores = itemScores(truth, predicted, probabilities);
  const { confidence } = probabilities;
  const [count, sums] = [new Int32Array(2 * BINS), new Float64Array(2 * BINS)];
  let [losses, squares] = [0, 0];
  for (let at = 0; at < items.length; at += 1) {
    if (cell[at] === counts.length) continue;
    const item = items[at]!;
    const bin = scores.bin[item]!;
    losses += scores.logLoss[item]!;
    squares += scores.brier[item]!;
    count[bin]! += 1;
    sums[bin]! += confidence[item]!;
  }
  const perBin = (of: (bin: number) => number) => Float64Array.from({ length: BINS }, (_, bin) => of(2 * bin));
  const bins = { count: perBin((at) => count[at]! + count[at + 1]!), right: perBin((at) => count[at + 1]!), confidence: perBin((at) => sums[at]! + sums[at + 1]!) };
  return { logLoss: n === 0 ? none : measured(losses / n), brier: n === 0 ? none : measured(squares / n), calibration: calibration(bins) };
}
