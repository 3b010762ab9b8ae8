import { brierScore } from '../../../shared/metrics/brierScore';
import { logLoss } from '../../../shared/metrics/logLoss';
import type { Probabilities } from './loadRun';
import type { Truth } from './loadTruth';

/** By item: what it adds to the log loss and the Brier score; nothing to be read of an item that is not evaluated. */
export interface ItemScores {
  readonly logLoss: Float64Array;
  readonly brier: Float64Array;
}

const kept = new WeakMap<Probabilities, { readonly truth: Truth; readonly scores: ItemScores }>();

/** Computed once for a run and a state of the gold labels: for a filter they are only summed. */
export function itemScores(truth: Truth, probabilities: Probabilities): ItemScores {
  const known = kept.get(probabilities);
  if (known?.truth === truth) return known.scores;
  const scores = scoreItems(truth, probabilities);
  kept.set(probabilities, { truth, scores });
  return scores;
}

function scoreItems({ itemCount, classes: { length: k }, actual }: Truth, { row, values }: Probabilities): ItemScores {
  const scores = { logLoss: new Float64Array(itemCount), brier: new Float64Array(itemCount) };
  for (let item = 0; item < itemCount; item += 1) {
    const truth = actual[item]!;
    if (truth < 0 || row[item] === -1) continue;
    const start = row[item]! * k;
    scores.logLoss[item] = logLoss(values[start + truth]!);
    scores.brier[item] = brierScore(values, start, k, truth);
  }
  return scores;
}
