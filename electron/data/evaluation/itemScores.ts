import { brierScore } from '../../../shared/metrics/brierScore';
import { confidenceBin } from '../../../shared/metrics/confidenceBin';
import { logLoss } from '../../../shared/metrics/logLoss';
import type { Probabilities, RunPredictions } from './loadRun';
import type { Truth } from './loadTruth';

/** Of a reliability diagram. */
export const BINS = 15;

/** By item; nothing to be read of an item that is not evaluated. */
interface ItemScores {
  /** What it adds to the log loss and the Brier score. */
  readonly logLoss: Float64Array;
  readonly brier: Float64Array;
  /** Twice the bin of its confidence, and 1 more where the prediction is right. */
  readonly bin: Uint8Array;
}

const kept = new WeakMap<RunPredictions['predicted'], { readonly truth: Truth; readonly scores: ItemScores }>();

/** Computed once for a run and a state of the gold labels: for a filter they are only summed. */
export function itemScores(truth: Truth, predicted: RunPredictions['predicted'], probabilities: Probabilities): ItemScores {
  const known = kept.get(predicted);
  if (known?.truth === truth) return known.scores;
  const scores = scoreItems(truth, predicted, probabilities);
  kept.set(predicted, { truth, scores });
  return scores;
}

function scoreItems({ itemCount, classes: { length: k }, actual }: Truth, predicted: RunPredictions['predicted'], { row, values, confidence }: Probabilities): ItemScores {
  const scores = { logLoss: new Float64Array(itemCount), brier: new Float64Array(itemCount), bin: new Uint8Array(itemCount) };
  for (let item = 0; item < itemCount; item += 1) {
    const truth = actual[item]!;
    if (truth < 0 || predicted[item]! < 0) continue;
    const start = row[item]! * k;
    scores.logLoss[item] = logLoss(values[start + truth]!);
    scores.brier[item] = brierScore(values, start, k, truth);
    scores.bin[item] = 2 * confidenceBin(confidence[item]!, BINS) + (truth === predicted[item] ? 1 : 0);
  }
  return scores;
}
