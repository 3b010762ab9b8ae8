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
 * annotators and classes, and the memory what one annotator's share of them takes. For each annotator in turn, the labels that annotators
 * of a higher number gave the same items are collected and sorted by annotator; a pair's table is never made, its margins are enough.
 * Of repeats by one annotator for one item the last counts.
 */
export function comparePairs(matrix: LabelMatrix): PairColumns {
  const m = dropRepeats(matrix);
  const { annotatorCount } = m;
  const own = labelsByAnnotator(m);
  const count = countOf(m);
  const found = { a: [] as number[], b: [] as number[], items: [] as number[], equal: [] as number[], kappa: [] as number[] };
  // Where the pairs of each other annotator begin, first as how many there are.
  const next = new Uint32Array(annotatorCount);
  let other = new Uint16Array(0);
  let said = new Uint32Array(0);
  let sorted = new Uint32Array(0);
  for (let a = 0; a < annotatorCount; a += 1) {
    const size = own.followers[a]!;
    if (size === 0) continue;
    if (size > other.length) [other, said, sorted] = [new Uint16Array(size), new Uint32Array(size), new Uint32Array(size)];
    let collected = 0;
    for (let at = own.start[a]!, end = own.start[a + 1]!; at < end; at += 1) {
      const place = own.place[at]!;
      const mine = m.label[place]! * 65_536;
      for (let follower = place + 1, itemEnd = own.itemEnd[at]!; follower < itemEnd; follower += 1) {
        const b = m.annotator[follower]!;
        other[collected] = b;
        said[collected] = mine + m.label[follower]!;
        collected += 1;
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
      const items = end - from;
      found.a.push(a);
      found.b.push(b);
      found.items.push(items);
      found.equal.push(equal);
      found.kappa.push(expected === items * items ? Number.NaN : 1 - ((items - equal) * items) / (items * items - expected));
      from = end;
    }
  }
  return { a: Uint16Array.from(found.a), b: Uint16Array.from(found.b), items: Uint32Array.from(found.items), equal: Uint32Array.from(found.equal), kappa: Float64Array.from(found.kappa) };
}

/** Equal labels of a pair, and the sum over classes of (times one said it) * (times the other said it). */
function countOf(m: LabelMatrix): (said: Uint32Array, from: number, end: number) => { readonly equal: number; readonly expected: number } {
  const rows = new Uint32Array(m.classCount);
  const columns = new Uint32Array(m.classCount);
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

/** The labels of each annotator: their places in the matrix, where their items end there, and how many labels of others follow them. */
function labelsByAnnotator(m: LabelMatrix): { readonly start: Uint32Array; readonly place: Uint32Array; readonly itemEnd: Uint32Array; readonly followers: Float64Array } {
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
