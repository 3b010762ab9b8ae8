import type { Interval } from './measure';
import { normalCdf } from './normalCdf';
import { normalQuantile } from './normalQuantile';
import { quantile } from './quantile';

export interface BcaInput {
  /** Of bootstrapReplicates; NaN is an undefined one. */
  readonly replicates: Float64Array;
  /** The figure of the data itself. */
  readonly estimate: number;
  /** The figure of the data without each item in turn. */
  readonly leaveOneOut: Float64Array;
  /** Default 0.95. */
  readonly confidence?: number;
}

/**
 * How sure is a figure whose bootstrap samples are skewed or off to one side?
 *
 * Bias-corrected and accelerated bootstrap interval: percentiles shifted by the share of replicates below the estimate (ties count half) and by the skewness of the
 * leave-one-out values. Undefined replicates are left out and counted; ends by linear interpolation.
 *
 * Returns the interval; null with fewer than two defined replicates, or where all of them lie on one side of the estimate.
 * Don't trust it with fewer than about 2,000 replicates: its ends are further out than those of the percentile interval.
 *
 * Example: correlation of 15 law schools, 0.776 -> 90 % 0.43 to 0.93. Reference: Efron 1987, doi:10.1080/01621459.1987.10478410; Efron and Tibshirani 1993, chapter 14.
 * Compared with scipy.stats.bootstrap.
 */
export function bcaInterval({ replicates, estimate, leaveOneOut, confidence = 0.95 }: BcaInput): Interval | null {
  const sorted = replicates.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length < 2) return null;
  const below = sorted.reduce((sum, value) => sum + (value < estimate ? 1 : value === estimate ? 0.5 : 0), 0) / sorted.length;
  if (below === 0 || below === 1) return null;
  const bias = normalQuantile(below);
  const acceleration = skewness(leaveOneOut);
  const end = (share: number) => {
    const shifted = bias + normalQuantile(share);
    return quantile(sorted, normalCdf(bias + shifted / (1 - acceleration * shifted)));
  };
  return { low: end((1 - confidence) / 2), high: end((1 + confidence) / 2), undefinedReplicates: replicates.length - sorted.length };
}

/** Sum of (mean - value)^3 / (6 * (sum of squares)^1.5); 0 where nothing varies. */
function skewness(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [squares, cubes] = [2, 3].map((power) => values.reduce((sum, value) => sum + (mean - value) ** power, 0)) as [number, number];
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}
