/** The larger, the better the label. */
export interface LabelQuality {
  /** 0 to 1. */
  readonly selfConfidence: number;
  /** 0 to 1. */
  readonly normalizedMargin: number;
  /** 0 to 1. */
  readonly confidenceWeightedEntropy: number;
}

const LEAST = 1e-6;

/**
 * How well does the given label of an item go with the model's probabilities? Three scores; label errors come first in ascending order of either.
 *
 * Self-confidence: probability of the given class. Normalised margin: (p_given - largest other + 1) / 2. Confidence-weighted entropy: ln(1 + x) / x with x = entropy / (ln K p_given), where
 * p_given and the divisor are at least 1e-6: low where the model is unsure and does not believe the label. `probabilities`: K >= 2 numbers that sum to 1; `given`: place of
 * the given class.
 *
 * Always defined. Don't trust the entropy score where the model is certain: it is 0 then, for a right label and for a wrong one. Example: .2 .7 .1, given 0 -> 0.2, 0.25, 0.4211. Reference: Kuan and Mueller 2022, "Model-agnostic label quality scoring to detect real-world label errors". Compared
 * with cleanlab's formulas in numpy.
 */
export function labelQuality(probabilities: ArrayLike<number>, given: number): LabelQuality {
  const selfConfidence = probabilities[given]!;
  let [largest, entropy] = [0, 0];
  for (let place = 0; place < probabilities.length; place += 1) {
    const p = probabilities[place]!;
    if (place !== given && p > largest) largest = p;
    if (p > 0) entropy -= p * Math.log(p);
  }
  const weighted = Math.max(0, entropy) / Math.log(probabilities.length) / Math.max(LEAST, selfConfidence);
  return { selfConfidence, normalizedMargin: (selfConfidence - largest + 1) / 2, confidenceWeightedEntropy: Math.log(weighted + 1) / Math.max(LEAST, weighted) };
}
