import { bootstrapReplicates, type BootstrapOptions } from './bootstrapReplicates';
import type { Interval } from './measure';
import { percentileInterval } from './percentileInterval';

export interface Bootstrapped {
  readonly interval: Interval;
  /** Standard deviation of the replicates that are defined (divisor one less than their number). */
  readonly standardError: number;
  readonly replicates: number;
  readonly seed: number;
}

/**
 * How sure is a figure for which there is no formula, such as F1, kappa or a correlation?
 *
 * Nonparametric bootstrap: samples of as many items, drawn with replacement; whatever belongs to an item moves with it. Interval by percentiles,
 * linearly interpolated. Undefined replicates are left out and counted. The same seed gives the same interval.
 *
 * Returns the interval and the standard error; null for fewer than two items or defined replicates.
 * Don't trust it with few items (under about 20), for a maximum or minimum, or where items are correlated: it is too narrow then.
 *
 * Example: correlation of 15 law schools, 0.776 -> standard error 0.134, 90 % 0.52 to 0.95. Reference: Efron and Tibshirani 1993, "An Introduction to the Bootstrap",
 * chapters 6 and 13. Compared with numpy.
 */
export async function bootstrapPercentile({ confidence, ...options }: BootstrapOptions & { /** Default 0.95. */ readonly confidence?: number }): Promise<Bootstrapped | null> {
  if (options.items < 2) return null;
  const values = await bootstrapReplicates(options);
  const interval = percentileInterval(values, confidence);
  return interval && { interval, standardError: standardDeviation(values), replicates: values.length, seed: options.seed };
}

function standardDeviation(values: Float64Array): number {
  const defined = values.filter((value) => !Number.isNaN(value));
  const mean = defined.reduce((sum, value) => sum + value, 0) / defined.length;
  return Math.sqrt(defined.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (defined.length - 1));
}
