import { measured, notDefined, type Measure } from './measure';

export interface CurvePoint {
  /** Items with a score of at least this are called positive. */
  readonly threshold: number;
  readonly tp: number;
  readonly fp: number;
}

/** Points drawn at most; a line on a screen has no more. */
const MOST_POINTS = 512;

/**
 * If the model called an item the class from another threshold on, what would it find and what would it get wrong?
 *
 * At every distinct score as threshold: how many positives (`tp`) and negatives (`fp`) score at least as much. `averagePrecision`: sum over thresholds,
 * descending, of (recall gained) x precision, without interpolation. Scores: any numbers, no NaN; both arrays in any order.
 *
 * Returns at most 512 of the points, the first and the last among them, thresholds descending, counts exact; average precision is over all of them. It is
 * undefined without positives. Don't choose a threshold on the items that the figures are then quoted of.
 *
 * Example: positives .35 .8, negatives .1 .4 -> average precision 0.8333. Reference: Davis and Goadrich 2006, doi:10.1145/1143844.1143874.
 * Compared with scikit-learn's average_precision_score and precision_recall_curve.
 */
export function precisionRecallCurve(positives: Float64Array, negatives: Float64Array): { readonly averagePrecision: Measure; readonly points: readonly CurvePoint[] } {
  const [good, bad] = [positives.slice().sort(), negatives.slice().sort()];
  const thresholds: number[] = [];
  const counts: number[] = [];
  let [tp, fp, area] = [0, 0, 0];
  while (tp < good.length || fp < bad.length) {
    const threshold = Math.max(tp < good.length ? good[good.length - 1 - tp]! : -Infinity, fp < bad.length ? bad[bad.length - 1 - fp]! : -Infinity);
    const before = tp;
    while (tp < good.length && good[good.length - 1 - tp]! >= threshold) tp += 1;
    while (fp < bad.length && bad[bad.length - 1 - fp]! >= threshold) fp += 1;
    area += ((tp - before) / good.length) * (tp / (tp + fp));
    thresholds.push(threshold);
    counts.push(tp);
  }
  const points = thin(thresholds.length).map((at) => ({ threshold: thresholds[at]!, tp: counts[at]!, fp: countAtLeast(bad, thresholds[at]!) }));
  return { averagePrecision: good.length === 0 ? notDefined('no item is of the class') : measured(area), points };
}

/** Places spread evenly over `length`, both ends among them. */
function thin(length: number): number[] {
  if (length <= MOST_POINTS) return Array.from({ length }, (_, at) => at);
  return Array.from({ length: MOST_POINTS }, (_, at) => Math.round((at * (length - 1)) / (MOST_POINTS - 1)));
}

/** How many of the ascending numbers are at least `least`. */
function countAtLeast(ascending: Float64Array, least: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! >= least) high = middle;
    else low = middle + 1;
  }
  return ascending.length - low;
}
