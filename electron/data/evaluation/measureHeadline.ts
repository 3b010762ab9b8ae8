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
import { Refusal } from '../refusal';
import { cellCosts } from './costs';
import { BINS, itemScores } from './itemScores';
import type { RunPredictions } from './loadRun';
import type { Truth } from './loadTruth';

/** The confusion matrix has a number for each pair of classes: 32 MB for as many as this. */
const MOST_CLASSES = 2_000;

export type Headline = ReturnType<typeof measureHeadline>;

/** A run's figures over the items of `mask`, all but intervals that need a bootstrap: what the table of runs shows, and what an evaluation begins with. */
export function measureHeadline(truth: Truth, run: RunPredictions, mask: Uint8Array, weights: CostWeights) {
  const count = truth.classes.length;
  if (count > MOST_CLASSES) throw new Refusal('tooMany', `A run is measured for at most ${MOST_CLASSES.toLocaleString('en')} classes; this project has ${count.toLocaleString('en')}. Nothing was computed. Merge classes that need not be told apart.`);
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

function measureProbabilities({ cell, counts, n }: SelectedRows, truth: Truth, { predicted, probabilities }: RunPredictions) {
  const none = notDefined(probabilities === null ? 'the run has no probabilities' : 'no item was evaluated');
  if (probabilities === null) return { logLoss: none, brier: none, calibration: null };
  const scores = itemScores(truth, predicted, probabilities);
  const { confidence } = probabilities;
  const width = 2 * BINS;
  // items that are not evaluated are added up too, behind the others: a decision an item takes longer
  const [count, sums, losses, squares] = [new Int32Array(2 * width), new Float64Array(2 * width), new Float64Array(2 * width), new Float64Array(2 * width)];
  for (let item = 0; item < cell.length; item += 1) {
    const at = scores.bin[item]! + (cell[item]! < counts.length ? 0 : width);
    count[at]! += 1;
    sums[at]! += confidence[item]!;
    losses[at]! += scores.logLoss[item]!;
    squares[at]! += scores.brier[item]!;
  }
  const perBin = (of: (bin: number) => number) => Float64Array.from({ length: BINS }, (_, bin) => of(2 * bin));
  const bins = { count: perBin((at) => count[at]! + count[at + 1]!), right: perBin((at) => count[at + 1]!), confidence: perBin((at) => sums[at]! + sums[at + 1]!) };
  const total = (perPlace: Float64Array) => perPlace.subarray(0, width).reduce((sum, value) => sum + value, 0);
  return { logLoss: n === 0 ? none : measured(total(losses) / n), brier: n === 0 ? none : measured(total(squares) / n), calibration: calibration(bins) };
}
