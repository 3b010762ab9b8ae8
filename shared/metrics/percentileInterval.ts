import type { Interval } from './measure';
import { quantile } from './quantile';

/**
 * Between what do the values of the bootstrap samples lie? The percentile interval of `confidence` (default 0.95) of `replicates`, in any order;
 * NaN is an undefined one, left out and counted. Ends by linear interpolation. Null where fewer than two are defined.
 * Example: 0, 1 … 100 -> 2.5 to 97.5. Reference: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13.
 */
export function percentileInterval(replicates: Float64Array, confidence = 0.95): Interval | null {
  const sorted = replicates.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length < 2) return null;
  return { low: quantile(sorted, (1 - confidence) / 2), high: quantile(sorted, (1 + confidence) / 2), undefinedReplicates: replicates.length - sorted.length };
}
