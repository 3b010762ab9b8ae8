import type { LabelMatrix } from '../agreement/labelMatrix';

/** One answer per item made of the annotators' labels, how sure it is, and how good each annotator looks by it. */
export interface Consensus {
  /** Class of each item; -1 where nobody labelled it. */
  readonly label: Int32Array;
  /** 1 where several classes were equally likely and the first in the schema's order was taken. */
  readonly tie: Uint8Array;
  /** Probability of each class for each item, items by classes, row by row; each row sums to 1, or is NaN where nobody labelled the item. */
  readonly posterior: Float64Array;
  /** Per annotator, 0 .. 1, higher is better; NaN where they labelled nothing. What it is exactly, each method says. */
  readonly annotatorQuality: Float64Array;
  /**
   * Annotators by true class by given class: how often each annotator says what when the truth is what; rows sum to 1, NaN where the annotator
   * has no item of that class. Null where the method has none, or where it would take more than 2^26 cells.
   */
  readonly confusion: Float64Array | null;
  /** How common each class is, by the method; null where it has no such notion. */
  readonly classPriors: Float64Array | null;
  readonly iterations: number;
  /** Natural logarithm, over all items; null where the method has none. */
  readonly logLikelihood: number | null;
}

/** Shares of the votes of each item, items by classes; rows of items without labels are NaN. Every label is one vote. */
export function voteShares(m: LabelMatrix): Float64Array {
  const k = m.classCount;
  const shares = new Float64Array(m.itemCount * k);
  for (let item = 0; item < m.itemCount; item += 1) {
    const [from, end, row] = [m.start[item]!, m.start[item + 1]!, item * k];
    if (from === end) shares.fill(Number.NaN, row, row + k);
    for (let at = from; at < end; at += 1) shares[row + m.label[at]!]! += 1;
    // divided once: eight of ten votes are 0.8 and not a little less
    if (end > from) for (let at = row; at < row + k; at += 1) shares[at]! /= end - from;
  }
  return shares;
}

/** What a method says where there is not one label. */
export function noConsensus(m: LabelMatrix): Consensus {
  return {
    label: new Int32Array(m.itemCount).fill(-1),
    tie: new Uint8Array(m.itemCount),
    posterior: voteShares(m),
    annotatorQuality: new Float64Array(m.annotatorCount).fill(Number.NaN),
    confusion: null,
    classPriors: null,
    iterations: 0,
    logLikelihood: null,
  };
}
