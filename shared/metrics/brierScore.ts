/**
 * How far are the probabilities from the truth?
 *
 * Brier's score over all classes: sum_k (p_k - [k is the truth])^2 of one item, 0 to 2; that of many is the mean. `values`: the item's `k` probabilities from `start` on. With two classes it is twice the form that looks at one of them.
 *
 * Returns 0 (certain and right) to 2 (certain and wrong). Undefined (of many) without items. Don't read it as calibration alone: it falls with accuracy too.
 *
 * Example: spam ham ham spam with p(spam) .9 .1 .2 .65 -> 0.09125. Reference: Brier 1950, doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2.
 * Compared with numpy and scikit-learn's brier_score_loss.
 */
export function brierScore(values: Float64Array, start: number, k: number, truth: number): number {
  // (p - 1)^2 of the true class is its p^2 - 2 p + 1.
  let sum = 1 - 2 * values[start + truth]!;
  for (let column = start; column < start + k; column += 1) sum += values[column]! * values[column]!;
  return sum;
}
