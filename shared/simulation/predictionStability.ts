import { cohenKappa } from '../agreement/cohenKappa';

/** Pairs of models that are averaged over: the window of the paper. */
export const STABILITY_PAIRS = 3;

/**
 * Do models trained one after another still change their mind?
 *
 * Cohen's kappa of each model with the one before it, on items without a label, averaged over the last three pairs: one pair alike can be chance. `predictions`: of the models in order of
 * training, place of the class of each item, below 0: none. `counts`: which items count.
 *
 * Null with fewer than four models, and where a pair has no kappa: no item in common, or one class only. From 0.99 on the paper stops labelling. Don't trust it on few items (the paper takes
 * 2,000), nor where most labels are of one class and the models always say that one. Reference: Bloodgood and Vijay-Shanker 2009, "A method for stopping active learning based on stabilizing predictions",
 * CoNLL. Compared with the definition.
 */
export function predictionStability(predictions: readonly Int16Array[], classes: number, counts: (item: number) => boolean): number | null {
  const window = predictions.slice(-STABILITY_PAIRS - 1);
  if (window.length <= STABILITY_PAIRS) return null;
  let sum = 0;
  for (let at = 1; at < window.length; at += 1) {
    const [one, other] = [window[at - 1]!, window[at]!];
    const table = new Uint32Array(classes * classes);
    for (let item = 0; item < one.length; item += 1) if (one[item]! >= 0 && other[item]! >= 0 && counts(item)) table[one[item]! * classes + other[item]!]! += 1;
    const { value } = cohenKappa(table, classes);
    if (value === null) return null;
    sum += value;
  }
  return sum / STABILITY_PAIRS;
}
