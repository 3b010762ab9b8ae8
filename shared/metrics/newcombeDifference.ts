import type { Interval } from './measure';
import { wilsonInterval } from './wilsonInterval';

export interface Share {
  readonly successes: number;
  readonly n: number;
}

/**
 * How far apart are two shares that were counted on different items?
 *
 * Newcombe's hybrid score interval (method 10) for the difference `a` minus `b` of two independent proportions, made of their Wilson intervals. `z` as
 * in wilsonInterval. For the same items counted twice (two models, before and after) it is the wrong one: it ignores the pairing.
 *
 * Returns the difference, -1 to 1, and its interval, which lies within -1 to 1; null where either share has no items.
 *
 * Example: 56 of 70 against 48 of 80 -> 0.2000, 0.0524 to 0.3339. Reference: Newcombe 1998, "Interval estimation for the difference between independent
 * proportions", doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I. Compared with statsmodels' confint_proportions_2indep.
 */
export function newcombeDifference(a: Share, b: Share, z?: number): { readonly difference: number; readonly interval: Interval } | null {
  const [ofA, ofB] = [wilsonInterval(a.successes, a.n, z), wilsonInterval(b.successes, b.n, z)];
  if (ofA === null || ofB === null) return null;
  const [p, q] = [a.successes / a.n, b.successes / b.n];
  const difference = p - q;
  return { difference, interval: { low: difference - Math.hypot(p - ofA.low, ofB.high - q), high: difference + Math.hypot(ofA.high - p, q - ofB.low), undefinedReplicates: 0 } };
}
