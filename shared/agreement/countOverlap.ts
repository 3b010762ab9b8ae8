import { dropRepeats } from './dropRepeats';
import type { LabelMatrix } from './labelMatrix';

/**
 * The items that at least two annotators labelled, with how often each class was said: all that statistics need that don't ask
 * who said it. Entries of overlapped item `u` are those from `start[u]` up to `start[u + 1]`, one per class that was said.
 */
export interface OverlapCounts {
  /** Item of each overlapped item, ascending. */
  readonly items: Uint32Array;
  /** Labels of each overlapped item, at least 2. */
  readonly size: Uint32Array;
  readonly start: Uint32Array;
  /** Class of each entry, in order of first annotator within an item. */
  readonly label: Uint16Array;
  /** Labels of each entry, at least 1. */
  readonly count: Uint32Array;
  /** Labels of each class on overlapped items. */
  readonly classTotals: Float64Array;
  /** Labels on overlapped items. */
  readonly total: number;
}

/** Counts the classes of each item that two or more annotators labelled; of repeats by one annotator the last counts. O(labels). */
export function countOverlap(matrix: LabelMatrix): OverlapCounts {
  const m = dropRepeats(matrix);
  let overlapped = 0;
  for (let item = 0; item < m.itemCount; item += 1) if (m.start[item + 1]! - m.start[item]! >= 2) overlapped += 1;
  const items = new Uint32Array(overlapped);
  const size = new Uint32Array(overlapped);
  const start = new Uint32Array(overlapped + 1);
  const label = new Uint16Array(m.label.length);
  const count = new Uint32Array(m.label.length);
  const classTotals = new Float64Array(m.classCount);
  const seen = new Uint32Array(m.classCount);
  let [unit, entry, total] = [0, 0, 0];
  for (let item = 0; item < m.itemCount; item += 1) {
    const [from, end] = [m.start[item]!, m.start[item + 1]!];
    if (end - from < 2) continue;
    const first = entry;
    for (let at = from; at < end; at += 1) {
      const value = m.label[at]!;
      if (seen[value] === 0) label[entry++] = value;
      seen[value]! += 1;
    }
    for (let at = first; at < entry; at += 1) {
      const value = label[at]!;
      count[at] = seen[value]!;
      classTotals[value]! += seen[value]!;
      seen[value] = 0;
    }
    items[unit] = item;
    size[unit] = end - from;
    total += end - from;
    unit += 1;
    start[unit] = entry;
  }
  return { items, size, start, label: label.slice(0, entry), count: count.slice(0, entry), classTotals, total };
}
