import { dropRepeats } from './dropRepeats';
import type { LabelMatrix } from './labelMatrix';

/** Every pair of annotators with a common item, in order of `a`, then `b`; one entry a pair. */
export interface PairColumns {
  /** Annotator of the lower number. */
  readonly a: Uint16Array;
  readonly b: Uint16Array;
  /** Items both labelled, at least 1. */
  readonly items: Uint32Array;
  /** Of these, the items with the same label. */
  readonly equal: Uint32Array;
  /** Cohen's kappa; NaN where both used the same one class only. */
  readonly kappa: Float64Array;
}

/**
 * Compares all annotators with each other at once: the work is the number of pairs of labels on one item, whatever the number of
 * annotators and classes, and the memory what one annotator's share of them takes. For each annotator in turn, the labels that annotators of a
 * higher number gave the same items are counted; in one table per pair where these are small enough to stay in the processor's cache
 * (`useTables`, chosen by size), else collected and sorted by annotator. Of repeats by one annotator for one item the last counts.
 */
export function comparePairs(matrix: LabelMatrix, useTables: boolean = matrix.annotatorCount * matrix.classCount ** 2 <= MOST_TABLE_CELLS): PairColumns {
  const m = dropRepeats(matrix);
  const own = labelsByAnnotator(m);
  const found = { a: [] as number[], b: [] as number[], items: [] as number[], equal: [] as number[], kappa: [] as number[] };
  const count = useTables ? tableCounter(m, own) : sortCounter(m, own);
  for (let a = 0; a < m.annotatorCount; a += 1) {
    if (own.followers[a] === 0) continue;
    count(a, (b, items, equal, expected) => {
      found.a.push(a);
      found.b.push(b);
      found.items.push(items);
      found.equal.push(equal);
      found.kappa.push(expected === items * items ? Number.NaN : 1 - ((items - equal) * items) / (items * items - expected));
    });
  }
  return { a: Uint16Array.from(found.a), b: Uint16Array.from(found.b), items: Uint32Array.from(found.items), equal: Uint32Array.from(found.equal), kappa: Float64Array.from(found.kappa) };
}

const MOST_TABLE_CELLS = 2 ** 18;

/**
 * Counts one annotator against all of a higher number and tells of each with a common item: the items, those with equal labels, and the sum over
 * classes of (times one said it) * (times the other said it).
 */
type PairCounter = (a: number, tell: (b: number, items: number, equal: number, expected: number) => void) => void;

function tableCounter(m: LabelMatrix, own: OwnLabels): PairCounter {
  const { classCount: k, annotatorCount, annotator, label } = m;
  const cells = k * k;
  const tables = new Uint32Array(annotatorCount * cells);
  // Where a label counts in its annotator's table, but for the row. Not by Uint32Array.from, which takes longer than all the rest.
  const cellOf = new Uint32Array(label.length);
  for (let place = 0; place < label.length; place += 1) cellOf[place] = annotator[place]! * cells + label[place]!;
  const columns = new Uint32Array(k);
  const rows = new Uint32Array(k);
  return (a, tell) => {
    for (let at = own.start[a]!, end = own.start[a + 1]!; at < end; at += 1) {
      const place = own.place[at]!;
      const row = label[place]! * k;
      for (let follower = place + 1, itemEnd = own.itemEnd[at]!; follower < itemEnd; follower += 1) tables[row + cellOf[follower]!]! += 1;
    }
    for (let b = a + 1; b < annotatorCount; b += 1) {
      let [items, equal, expected] = [0, 0, 0];
      for (let i = 0, cell = b * cells; i < k; i += 1) {
        for (let j = 0; j < k; j += 1, cell += 1) {
          const times = tables[cell]!;
          if (times === 0) continue;
          rows[i]! += times;
          columns[j]! += times;
          items += times;
          if (i === j) equal += times;
          tables[cell] = 0;
        }
      }
      if (items === 0) continue;
      for (let i = 0; i < k; i += 1) {
        expected += rows[i]! * columns[i]!;
        rows[i] = 0;
        columns[i] = 0;
      }
      tell(b, items, equal, expected);
    }
  };
}

function sortCounter(m: LabelMatrix, own: OwnLabels): PairCounter {
  const { annotatorCount, annotator, label } = m;
  const count = countSorted(m.classCount);
  // Where the pairs with each other annotator begin, first as how many there are.
  const next = new Uint32Array(annotatorCount);
  let [other, said, sorted] = [new Uint16Array(0), new Uint32Array(0), new Uint32Array(0)];
  return (a, tell) => {
    const size = own.followers[a]!;
    if (size > other.length) [other, said, sorted] = [new Uint16Array(size), new Uint32Array(size), new Uint32Array(size)];
    let collected = 0;
    for (let at = own.start[a]!, end = own.start[a + 1]!; at < end; at += 1) {
      const place = own.place[at]!;
      const mine = label[place]! * 65_536;
      for (let follower = place + 1, itemEnd = own.itemEnd[at]!; follower < itemEnd; follower += 1, collected += 1) {
        const b = annotator[follower]!;
        other[collected] = b;
        said[collected] = mine + label[follower]!;
        next[b]! += 1;
      }
    }
    let sum = 0;
    for (let b = a + 1; b < annotatorCount; b += 1) {
      const items = next[b]!;
      next[b] = sum;
      sum += items;
    }
    for (let at = 0; at < collected; at += 1) {
      const b = other[at]!;
      sorted[next[b]!] = said[at]!;
      next[b]! += 1;
    }
    let from = 0;
    for (let b = a + 1; b < annotatorCount; b += 1) {
      const end = next[b]!;
      next[b] = 0;
      if (end === from) continue;
      const { equal, expected } = count(sorted, from, end);
      tell(b, end - from, equal, expected);
      from = end;
    }
  };
}

/** Counts a stretch of `65,536 * label of one + label of the other`. */
function countSorted(classCount: number): (said: Uint32Array, from: number, end: number) => { readonly equal: number; readonly expected: number } {
  const rows = new Uint32Array(classCount);
  const columns = new Uint32Array(classCount);
  return (said, from, end) => {
    let equal = 0;
    for (let at = from; at < end; at += 1) {
      const [mine, theirs] = [said[at]! >>> 16, said[at]! & 0xffff];
      rows[mine]! += 1;
      columns[theirs]! += 1;
      if (mine === theirs) equal += 1;
    }
    let expected = 0;
    for (let at = from; at < end; at += 1) {
      const mine = said[at]! >>> 16;
      expected += rows[mine]! * columns[mine]!;
      rows[mine] = 0;
    }
    for (let at = from; at < end; at += 1) columns[said[at]! & 0xffff] = 0;
    return { equal, expected };
  };
}

interface OwnLabels {
  /** Labels of annotator `a` are the entries from `start[a]` up to `start[a + 1]`. */
  readonly start: Uint32Array;
  /** Place of each in the matrix, and where its item ends there. */
  readonly place: Uint32Array;
  readonly itemEnd: Uint32Array;
  /** Labels of annotators of a higher number on the items of each annotator. */
  readonly followers: Float64Array;
}

function labelsByAnnotator(m: LabelMatrix): OwnLabels {
  const start = new Uint32Array(m.annotatorCount + 1);
  for (const annotator of m.annotator) start[annotator + 1]! += 1;
  for (let annotator = 0; annotator < m.annotatorCount; annotator += 1) start[annotator + 1]! += start[annotator]!;
  const next = start.slice(0, m.annotatorCount);
  const place = new Uint32Array(m.label.length);
  const itemEnd = new Uint32Array(m.label.length);
  const followers = new Float64Array(m.annotatorCount);
  for (let item = 0; item < m.itemCount; item += 1) {
    const end = m.start[item + 1]!;
    for (let at = m.start[item]!; at < end; at += 1) {
      const annotator = m.annotator[at]!;
      const to = next[annotator]!;
      next[annotator] = to + 1;
      place[to] = at;
      itemEnd[to] = end;
      followers[annotator]! += end - at - 1;
    }
  }
  return { start, place, itemEnd, followers };
}
