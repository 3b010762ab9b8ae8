import type { LabelMatrix } from './labelMatrix';

/**
 * The matrix without the labels of some items: for figures of one tag, split or period. Items keep their numbers, so that everything else
 * that is known per item still fits. `keep`: one entry an item, 0 leaves its labels out. O(labels).
 */
export function selectItems(m: LabelMatrix, keep: Uint8Array): LabelMatrix {
  if (keep.length !== m.itemCount) throw new RangeError(`${keep.length} marks for ${m.itemCount} items`);
  const start = new Uint32Array(m.itemCount + 1);
  for (let item = 0; item < m.itemCount; item += 1) start[item + 1] = start[item]! + (keep[item] === 0 ? 0 : m.start[item + 1]! - m.start[item]!);
  const annotator = new Uint16Array(start[m.itemCount]!);
  const label = new Uint16Array(start[m.itemCount]!);
  for (let item = 0; item < m.itemCount; item += 1) {
    if (keep[item] === 0) continue;
    annotator.set(m.annotator.subarray(m.start[item]!, m.start[item + 1]!), start[item]!);
    label.set(m.label.subarray(m.start[item]!, m.start[item + 1]!), start[item]!);
  }
  return { ...m, start, annotator, label };
}
