import type { Interval } from './measure';

/**
 * How sure is a share that was counted on few items?
 *
 * Wilson's score interval without continuity correction for `successes` of `n` independent trials, both whole, 0 <= successes <= n. `z` is
 * the quantile of the normal distribution: 1.959964 for 95 % (default). For accuracy, precision, recall and rates; not for F1, kappa or averages.
 *
 * Returns ends between 0 and 1; the lower is exactly 0 for no success, the upper exactly 1 for successes only. Null for n = 0. Throws RangeError
 * for other numbers. Don't trust it where items are correlated (of one document, one speaker): it is too narrow then.
 *
 * Example: 81 of 263 -> 0.2553 to 0.3662. Reference: Wilson 1927, doi:10.1080/01621459.1927.10502953; method 3 of Newcombe 1998,
 * doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E. Compared with statsmodels' proportion_confint.
 */
export function wilsonInterval(successes: number, n: number, z = 1.959964): Interval | null {
  if (!(successes >= 0 && successes <= n)) throw new RangeError(`${successes} of ${n}`);
  if (n === 0) return null;
  const p = successes / n;
  const [scale, square] = [1 + z ** 2 / n, z ** 2];
  const centre = (p + square / (2 * n)) / scale;
  const half = (z * Math.sqrt((p * (1 - p)) / n + square / (4 * n ** 2))) / scale;
  // Set, not computed: the formula gives 0.9999999999999999.
  return { low: successes === 0 ? 0 : centre - half, high: successes === n ? 1 : centre + half, undefinedReplicates: 0 };
}
