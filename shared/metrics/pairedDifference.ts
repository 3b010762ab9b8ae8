import { createRandom } from '../sampling/random';
import { resampleCells } from '../sampling/resampleCells';
import type { Interval } from './measure';
import { percentileInterval } from './percentileInterval';

export interface PairedCounts {
  readonly n: number;
  /** Wrong before, right now. */
  readonly fixed: number;
  /** Right before, wrong now. */
  readonly broken: number;
}

/**
 * How much more of one slice does a run get right than its baseline?
 *
 * Percentile bootstrap interval, 95 %, for the difference of two accuracies on the same items, (fixed - broken) / n: items of the slice are drawn with replacement, which
 * comes to drawing how many are fixed, broken and neither. Counts are whole, fixed + broken <= n. Use: the trend of a slice; pairedBootstrap gives macro-F1 too.
 * `flipped` as in countPairs: whether to draw broken before fixed, so that swapping the runs turns the signs only.
 *
 * Returns null for fewer than two items or no replicates. Where no item is fixed or broken the interval is 0 to 0, which says little for a small slice.
 *
 * Example: n = 100, 10 fixed, 2 broken -> 0.02 to 0.15. Reference: Efron and Tibshirani 1993, chapter 8. Compared with item-by-item resampling (its test).
 */
export function pairedDifference({ n, fixed, broken }: PairedCounts, { replicates, seed, flipped }: { readonly replicates: number; readonly seed: number; readonly flipped: boolean }): Interval | null {
  if (n < 2 || replicates < 2) return null;
  const kinds = flipped ? [broken, fixed, n - fixed - broken] : [fixed, broken, n - fixed - broken];
  const { draw } = resampleCells(kinds);
  const random = createRandom(seed);
  const into = new Float64Array(3);
  const sign = flipped ? -1 : 1;
  const values = new Float64Array(replicates);
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    draw(random, into);
    // 0 + : no negative zero.
    values[replicate] = 0 + (sign * (into[0]! - into[1]!)) / n;
  }
  return percentileInterval(values);
}
