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
 * Compares all annotators with each other at once: the work is the number of pairs of labels on one item, whatever the number of annotators and classes.
 * Where the tables of all pairs are small (`useTables`, chosen by size) they are filled in one go over the items; else the labels that annotators of a higher
 * number gave the same items are collected for one annotator after the other and sorted by annotator, which takes the memory of one annotator's share.
 * Of repeats by one annotator for one item the last counts.
 */
export function comparePairs(matrix: LabelMatrix, useTables: boolean = (matrix.annotatorCount * matrix.classCount) ** 2 / 2 <= MOST_TABLE_CELLS): PairColumns {
  const m = dropRepeats(matrix);
  const found = { a: [] as number[], b: [] as number[], items: [] as number[], equal: [] as number[], kappa: [] as number[] };
  const compare = useTables ? compareByTables : compareBySorting;
  compare(m, (a, b, items, equal, expected) => {
    found.a.push(a);
    found.b.push(b);
    found.items.push(items);
    found.equal.push(equal);
    found.kappa.push(expected === items * items ? Number.NaN : 1 - ((items - equal) * items) / (items * items - expected));
  });
  return { a: Uint16Array.from(found.a), b: Uint16Array.from(found.b), items: Uint32Array.from(found.items), equal: Uint32Array.from(found.equal), kappa: Float64Array.from(found.kappa) };
}

/** 32 MB. */
const MOST_TABLE_CELLS = 2 ** 23;

/** Hears of each pair with a common item, in order: items, those with equal labels, and the sum over classes of (times one said it) * (times the other did). */
type Tell = (a: number, b: number, items: number, equal: number, expected: number) => void;

function compareByTables(m: LabelMatrix, tell: Tell): void {
  const { classCount: k, annotatorCount, annotator, label, start } = m;
  const cells = k * k;
  const tables = new Uint32Array(((annotatorCount * (annotatorCount - 1)) / 2) * cells);
  // The cell of two labels is the sum of what the one and the other add to it: the table of (a, b) is number a * (2 * count - a - 1) / 2 + b - a - 1.
  const asFirst = new Int32Array(label.length);
  const asSecond = new Int32Array(label.length);
  for (let place = 0; place < label.length; place += 1) {
    const own = annotator[place]!;
    asFirst[place] = ((own * (2 * annotatorCount - own - 1)) / 2 - own - 1) * cells + label[place]! * k;
    asSecond[place] = own * cells + label[place]!;
  }
  for (let item = 0; item < m.itemCount; item += 1) {
    const end = start[item + 1]!;
    for (let place = start[item]!; place < end; place += 1) {
      const first = asFirst[place]!;
      for (let other = place + 1; other < end; other += 1) tables[first + asSecond[other]!]! += 1;
    }
  }
  const rows = new Uint32Array(k);
  const columns = new Uint32Array(k);
  let cell = 0;
  for (let a = 0; a < annotatorCount; a += 1) {
    for (let b = a + 1; b < annotatorCount; b += 1) {
      rows.fill(0);
      columns.fill(0);
      let [items, equal, expected] = [0, 0, 0];
      for (let i = 0; i < k; i += 1) {
        for (let j = 0; j < k; j += 1, cell += 1) {
          const times = tables[cell]!;
          rows[i]! += times;
          columns[j]! += times;
          items += times;
          if (i === j) equal += times;
        }
      }
      if (items === 0) continue;
      for (let i = 0; i < k; i += 1) expected += rows[i]! * columns[i]!;
      tell(a, b, items, equal, expected);
    }
  }
}

function compareBySorting(m: LabelMatrix, tell: Tell): void {
  const { annotatorCount, annotator, label } = m;
  const own = labelsByAnnotator(m);
  const count = countSorted(m.classCount);
  // Where the pairs with each other annotator begin, first as how many there are.
  const next = new Uint32Array(annotatorCount);
  let [other, said, sorted] = [new Uint16Array(0), new Uint32Array(0), new Uint32Array(0)];
  for (let a = 0; a < annotatorCount; a += 1) {
    const size = own.followers[a]!;
    if (size === 0) continue;
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
      tell(a, b, end - from, equal, expected);
      from = end;
    }
  }
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
