/** Temperatures looked among. */
const [COLDEST, HOTTEST] = [0.05, 20];

/**
 * By how much is a model too sure (or not sure enough) of its answers?
 *
 * The one temperature T that makes the mean log loss of softmax(log p / T) least on held-out items; above 1: the model was too sure. As in Platt's scaling a label counts as right with n + 1 chances of n + 2 only,
 * the rest spread over the other classes: however many answers are right, the next may be wrong, and without this a model that makes no error in 20 items would be made all but certain. `probabilities`: rows x classes of items that it was not trained on;
 * `labels`: a place a row, rows with -1 or without probabilities (NaN) left out. The loss is convex in 1 / T, so the zero of its slope is found by halving.
 * T lies between 0.05 and 20. Returns 1 where there is nothing to fit on. Probabilities below 1e-12 count as 1e-12: a class never seen is no reason for T.
 *
 * The order of the classes of an item never changes, so accuracy does not. Don't trust it fitted on fewer than some 50 items, nor for items of another kind than those.
 * References: Guo, Pleiss, Sun and Weinberger 2017, PMLR 70:1321-1330; Platt 1999, Advances in Large Margin Classifiers. Compared with scipy's minimize_scalar.
 */
export function fitTemperature(probabilities: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number {
  const rows: number[] = [];
  for (let row = 0; row < labels.length; row += 1) if (labels[row]! >= 0 && !Number.isNaN(probabilities[row * classes]!)) rows.push(row);
  if (rows.length === 0 || classes < 2) return 1;
  const logs = new Float64Array(rows.length * classes);
  rows.forEach((row, at) => {
    for (let k = 0; k < classes; k += 1) logs[at * classes + k] = Math.log(Math.max(probabilities[row * classes + k]!, 1e-12));
  });
  const own = Int32Array.from(rows, (row) => labels[row]!);
  let [low, high] = [1 / HOTTEST, 1 / COLDEST];
  if (slope(logs, own, classes, low) >= 0) return HOTTEST;
  if (slope(logs, own, classes, high) <= 0) return COLDEST;
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = (low + high) / 2;
    if (slope(logs, own, classes, middle) > 0) high = middle;
    else low = middle;
  }
  return 2 / (low + high);
}

/** How the summed log loss changes with b = 1 / T: the expected log-probability under softmax(b * logs) less that of the label, where chance has a share of the latter. */
function slope(logs: Float64Array, labels: Int32Array, classes: number, b: number): number {
  let sum = 0;
  const doubt = 1 / (labels.length + 2);
  for (let row = 0; row < labels.length; row += 1) {
    const base = row * classes;
    let most = -Infinity;
    for (let k = 0; k < classes; k += 1) most = Math.max(most, logs[base + k]!);
    let [total, expected, all] = [0, 0, 0];
    for (let k = 0; k < classes; k += 1) {
      const weight = Math.exp(b * (logs[base + k]! - most));
      total += weight;
      expected += weight * logs[base + k]!;
      all += logs[base + k]!;
    }
    const own = logs[base + labels[row]!]!;
    sum += expected / total - (1 - doubt) * own - (doubt * (all - own)) / (classes - 1);
  }
  return sum;
}
