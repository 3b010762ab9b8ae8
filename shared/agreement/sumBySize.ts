import type { OverlapCounts } from './countOverlap';

/**
 * Sum over overlapped items of (ordered pairs of equal labels) / divisor(labels of the item). Whole numbers are summed per number of
 * labels and divided last, so that the order of items cannot change a digit.
 */
export function sumBySize(counts: OverlapCounts, divisor: (size: number) => number): number {
  const pairs: number[] = [];
  for (let unit = 0; unit < counts.size.length; unit += 1) {
    let equal = 0;
    for (let at = counts.start[unit]!, end = counts.start[unit + 1]!; at < end; at += 1) equal += counts.count[at]! * (counts.count[at]! - 1);
    const size = counts.size[unit]!;
    while (pairs.length <= size) pairs.push(0);
    pairs[size]! += equal;
  }
  return pairs.reduce((sum, equal, size) => (equal === 0 ? sum : sum + equal / divisor(size)), 0);
}
