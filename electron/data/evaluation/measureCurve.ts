import type { Database } from 'better-sqlite3';
import type { Input, Output } from '../../../shared/contract';
import { precisionRecallCurve } from '../../../shared/metrics/precisionRecallCurve';
import type { AnalysisControl } from '../handler';
import { Refusal } from '../refusal';
import { findMask } from './findMask';
import { loadRun } from './loadRun';
import { loadTruth } from './loadTruth';
import { readParts } from './readParts';

/** Precision and recall of one class over thresholds of its probability, over the items that are evaluated: those with a gold label and a prediction, neither of an abstain class. */
export async function measureCurve(db: Database, input: Input<'evaluation.curve'>, { pause }: AnalysisControl): Promise<Output<'evaluation.curve'>> {
  const { class: uid } = input;
  await readParts(db, [() => loadTruth(db), () => loadRun(db, input.runId, loadTruth(db))], pause);
  const { truth, probabilities, predicted, mask } = db.transaction(() => readCurve(db, input))();
  await pause(0.1, 'counting');
  const place = truth.classes.findIndex((entry) => entry.uid === uid);
  if (place === -1) throw new Refusal('unknownClass', 'This class is not in the project any more. Choose another class.');
  if (probabilities === null) throw new Refusal('noProbabilities', 'This run has no probabilities, so there is no threshold to move. Import the predictions with their probabilities.');
  const [positives, negatives] = [new Float64Array(truth.itemCount), new Float64Array(truth.itemCount)];
  let [good, bad] = [0, 0];
  for (let item = 0; item < truth.itemCount; item += 1) {
    const actual = truth.actual[item]!;
    if (mask[item] === 0 || actual < 0 || predicted[item]! < 0) continue;
    const score = probabilities.values[probabilities.row[item]! * truth.classes.length + place]!;
    if (actual === place) positives[good++] = score;
    else negatives[bad++] = score;
  }
  await pause(0.4, 'sorting');
  const { averagePrecision, points } = precisionRecallCurve(positives.subarray(0, good), negatives.subarray(0, bad));
  return {
    class: uid,
    positives: good,
    n: good + bad,
    averagePrecision: averagePrecision.value,
    points: points.map(({ threshold, tp, fp }) => ({ threshold, tp, fp, precision: tp / (tp + fp), recall: good === 0 ? null : tp / good, f1: (2 * tp) / (good + tp + fp) })),
  };
}

function readCurve(db: Database, { runId, query }: Input<'evaluation.curve'>) {
  const truth = loadTruth(db);
  return { truth, ...loadRun(db, runId, truth), mask: findMask(db, query) };
}
