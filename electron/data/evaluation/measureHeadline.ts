import { cohenKappa } from '../../../shared/agreement/cohenKappa';
import type { CostWeights } from '../../../shared/contract/evaluation';
import { type SelectedRows, selectRows } from '../../../shared/evaluation/selectRows';
import { toMatrix } from '../../../shared/evaluation/toMatrix';
import { averageFigures } from '../../../shared/metrics/averageFigures';
import { balancedAccuracy } from '../../../shared/metrics/balancedAccuracy';
import { brierScore } from '../../../shared/metrics/brierScore';
import { calibration } from '../../../shared/metrics/calibration';
import { classFigures } from '../../../shared/metrics/classFigures';
import { confusionCost } from '../../../shared/metrics/confusionCost';
import { logLoss } from '../../../shared/metrics/logLoss';
import { matthewsCorrelation } from '../../../shared/metrics/matthewsCorrelation';
import { type Measure, notDefined } from '../../../shared/metrics/measure';
import { wilsonInterval } from '../../../shared/metrics/wilsonInterval';
import { cellCosts } from './costs';
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

function measureProbabilities(rows: SelectedRows, truth: Truth, { probabilities, predicted }: RunPredictions) {
  if (probabilities === null) {
    const none = notDefined('the run has no probabilities');
    return { logLoss: none, brier: none, calibration: null };
  }
  // Plain loops: `from` with a function takes twenty times as long, and this is done again for every filter.
  const { items, cell, counts, n } = rows;
  const data = { k: truth.classes.length, values: probabilities.values, row: new Int32Array(n), truth: new Int16Array(n) };
  const [confidence, isRight] = [new Float64Array(n), new Uint8Array(n)];
  let filled = 0;
  for (let at = 0; at < items.length; at += 1) {
    if (cell[at] === counts.length) continue;
    const item = items[at]!;
    data.row[filled] = probabilities.row[item]!;
    data.truth[filled] = truth.actual[item]!;
    confidence[filled] = probabilities.confidence[item]!;
    isRight[filled] = truth.actual[item] === predicted[item] ? 1 : 0;
    filled += 1;
  }
  return { logLoss: logLoss(data), brier: brierScore(data), calibration: calibration(confidence, isRight) };
}
