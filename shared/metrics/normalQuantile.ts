import { normalCdf } from './normalCdf';

/**
 * The value that a standard normal variable is below with chance `p`; -Infinity for 0, Infinity for 1. Bisection of normalCdf, to about 1e-12 for p from
 * 1e-6 to 1 - 1e-6: it is asked for a few times only. Example: 0.975 -> 1.959963984540054. Compared with scipy.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`the ${p} quantile`);
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  let [low, high] = [-8, 8];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
