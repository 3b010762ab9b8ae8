import { countOverlap } from './countOverlap';
import { dropRepeats } from './dropRepeats';
import type { LabelMatrix } from './labelMatrix';

/**
 * Which classes do annotators confuse with which?
 *
 * Without a pair: Krippendorff's coincidence matrix over the items that at least two annotators labelled: cell (c, k) is the sum over items
 * of ordered pairs of labels c, k by different annotators / (labels of the item - 1). It is symmetric, its rows sum to the labels of
 * each class and its cells to all labels of those items. With a pair: counts of the items both labelled, rows the label of `a`, columns
 * that of `b`. Of repeats by one annotator the last counts.
 *
 * Returns `classCount` by `classCount` cells, row by row; all 0 where nothing overlaps. Throws RangeError above 8,192 classes.
 * Don't read a direction into it: neither annotator is the truth.
 *
 * Example: items aa, ab -> 2 1 / 1 0. Reference: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability". Compared with NLTK's
 * alpha by way of krippendorffAlpha.
 */
export function annotatorConfusion(m: LabelMatrix, pair?: { readonly a: number; readonly b: number }): Float64Array {
  if (m.classCount > 8192) throw new RangeError(`a table of ${m.classCount} by ${m.classCount} classes is too large`);
  return pair ? pairCounts(dropRepeats(m), pair.a, pair.b) : coincidences(m);
}

function coincidences(m: LabelMatrix): Float64Array {
  const k = m.classCount;
  const cells = new Float64Array(k * k);
  const { start, label, count, size } = countOverlap(m);
  for (let unit = 0; unit < size.length; unit += 1) {
    const [from, end, others] = [start[unit]!, start[unit + 1]!, size[unit]! - 1];
    for (let a = from; a < end; a += 1) {
      const row = label[a]! * k;
      for (let b = from; b < end; b += 1) cells[row + label[b]!]! += (count[a]! * (count[b]! - (a === b ? 1 : 0))) / others;
    }
  }
  return cells;
}

function pairCounts(m: LabelMatrix, a: number, b: number): Float64Array {
  const cells = new Float64Array(m.classCount ** 2);
  for (let item = 0; item < m.itemCount; item += 1) {
    let [ofA, ofB] = [-1, -1];
    for (let at = m.start[item]!, end = m.start[item + 1]!; at < end; at += 1) {
      if (m.annotator[at] === a) ofA = m.label[at]!;
      if (m.annotator[at] === b) ofB = m.label[at]!;
    }
    if (ofA >= 0 && ofB >= 0) cells[ofA * m.classCount + ofB]! += 1;
  }
  return cells;
}
