import { wilsonInterval } from './wilsonInterval';

/** What is asked for at most: beyond it the difference is too small to matter. */
const MOST = 2 ** 40;

/**
 * This slice is too small to say anything: how large would it have to be?
 *
 * The least number of items at which Wilson's 95 % interval of the `rate` seen so far no longer holds the overall rate `other` (both 0 to 1), if the rate
 * stays as it is.
 *
 * Returns null where the two are equal. Don't read it as a promise: the rate of few items will move.
 *
 * Example: 30 % against 20 % -> 62. Reference: Wilson 1927, doi:10.1080/01621459.1927.10502953. Compared with numpy (a search over all n).
 */
export function supportThatDecides(rate: number, other: number): number | null {
  const decides = (n: number) => {
    const { low, high } = wilsonInterval(rate * n, n)!;
    return other < low || other > high;
  };
  let enough = 1;
  while (!decides(enough)) if ((enough *= 2) > MOST) return null;
  let few = Math.floor(enough / 2);
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (decides(middle)) enough = middle;
    else few = middle;
  }
  return enough;
}
