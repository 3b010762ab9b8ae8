import type { Pause } from '../metrics/measure';
import { scoreBound } from './scoreBound';
import { sliceLineScore, type SliceCounts } from './sliceLineScore';
import type { KindCounts, Literal, SliceKey, SliceRows } from './sliceRows';
import { TopSlices } from './topSlices';

export interface ScoredSlice {
  readonly predicate: readonly Literal[];
  readonly counts: KindCounts;
  /** Over the discovery half. */
  readonly score: number;
}

export interface SearchOptions {
  readonly maxDepth: number;
  /** Rows that a slice must have, both halves together; 1 or more. */
  readonly minSupport: number;
  readonly alpha: number;
  /** How many of the best are wanted. */
  readonly top: number;
  readonly pause: Pause;
}

/** Slices of one depth whose parts are still to be looked at: one entry a row and slice. */
interface Front {
  /** Null: all rows, of one slice that has no literal. */
  readonly rows: Uint32Array | null;
  readonly sliceOf: Uint32Array;
  readonly slices: readonly { readonly predicate: readonly Literal[]; readonly counts: KindCounts }[];
}

/** Counters at a time: more would not stay near the processor. */
const MOST_COUNTERS = 4_000_000;

/**
 * Which conjunctions of up to `maxDepth` tag values, at most one a key, have the highest SliceLine score? Exhaustive: the same as scoring all of them with at
 * least `minSupport` rows and a score above 0, but what cannot get into the first `top` any more is left out, with all of its parts: slices under
 * the floor, and those for which no part can score high enough (scoreBound).
 *
 * A slice with the very rows of a wider one is not listed beside it. Best first, equal scores by fewer literals, then by the order of keys and values.
 * `searched`: conjunctions that were scored. Reference: Sagadeeva and Boehm 2021, "SliceLine", doi:10.1145/3448016.3457323. Compared with brute force (its test).
 */
export async function searchSlices(rows: SliceRows, { maxDepth, minSupport, alpha, top, pause }: SearchOptions): Promise<{ readonly slices: ScoredSlice[]; readonly searched: number }> {
  const whole = countKinds(rows.kinds);
  const all = discoveryOf(whole);
  const best = new TopSlices(rows, top);
  let searched = 0;
  if (all.errors === 0) return { slices: [], searched };

  const combinations = countSubsets(rows.keys.length, maxDepth);
  let passes = 0;

  const look = async (front: Front, fromKey: number, depth: number): Promise<void> => {
    for (let key = fromKey; key < rows.keys.length; key += 1) {
      passes += 1;
      await pause(Math.min(1, passes / combinations), 'searching slices');
      const { valueCount } = rows.keys[key]!;
      const step = Math.max(1, Math.floor(MOST_COUNTERS / (4 * Math.max(1, valueCount))));
      for (let first = 0; first < front.slices.length; first += step) {
        const last = Math.min(front.slices.length, first + step);
        const next = score(front, key, first, last, depth);
        if (next !== null) await look(next, key + 1, depth + 1);
      }
    }
  };

  /** Scores the slices from `first` to `last`, each with every value of the key; returns those whose parts may score too. */
  const score = (front: Front, key: number, first: number, last: number, depth: number): Front | null => {
    const { valueCount } = rows.keys[key]!;
    const counters = count(rows, front, key, first, last);
    const goesOn = depth < maxDepth && key + 1 < rows.keys.length;
    const placeOf = new Int32Array((last - first) * valueCount).fill(-1);
    const slices: Front['slices'][number][] = [];
    let entries = 0;
    for (let cell = 0; cell < placeOf.length; cell += 1) {
      const counts: KindCounts = [counters[4 * cell]!, counters[4 * cell + 1]!, counters[4 * cell + 2]!, counters[4 * cell + 3]!];
      const support = counts[0] + counts[1] + counts[2] + counts[3];
      if (support < minSupport || counts[1] === 0) continue;
      const parent = front.slices[first + Math.floor(cell / valueCount)]!;
      // It has its parent's rows, as each of its parts has those of another slice.
      if (depth > 1 && isSame(counts, parent.counts)) continue;
      const predicate = [...parent.predicate, { key, value: cell % valueCount }];
      const within = discoveryOf(counts);
      searched += 1;
      const reached = sliceLineScore(within, all, alpha)!;
      if (reached > 0) best.offer({ predicate, counts, score: reached });
      if (!goesOn || scoreBound(within, Math.max(1, minSupport - counts[2] - counts[3]), all, alpha) < best.threshold) continue;
      placeOf[cell] = slices.length;
      slices.push({ predicate, counts });
      entries += support;
    }
    return slices.length === 0 ? null : { slices, ...collect(rows, front, key, first, last, placeOf, entries) };
  };

  await look({ rows: null, sliceOf: new Uint32Array(0), slices: [{ predicate: [], counts: whole }] }, 0, 1);
  return { slices: best.list(), searched };
}

function countKinds(kinds: Uint8Array): KindCounts {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const kind of kinds) counts[kind]! += 1;
  return counts;
}

function discoveryOf([right, wrong]: KindCounts): SliceCounts {
  return { size: right + wrong, errors: wrong };
}

function isSame(a: KindCounts, b: KindCounts): boolean {
  return a[0] === b[0] && a[1] === b[1] && a[2] === b[2] && a[3] === b[3];
}

/** How many sets of 1 to `most` keys there are: passes over the rows, at most. */
function countSubsets(keys: number, most: number): number {
  let [sum, sets] = [0, 1];
  for (let size = 1; size <= Math.min(most, keys); size += 1) {
    sets = (sets * (keys - size + 1)) / size;
    sum += sets;
  }
  return Math.max(1, sum);
}

/** Rows of each slice with each value of the key, by kind. */
function count({ keys, kinds, rowCount }: SliceRows, { rows, sliceOf }: Front, key: number, first: number, last: number): Uint32Array {
  const { codes, more, valueCount } = keys[key]!;
  const counters = new Uint32Array((last - first) * valueCount * 4);
  const total = rows?.length ?? rowCount;
  for (let entry = 0; entry < total; entry += 1) {
    const row = rows === null ? entry : rows[entry]!;
    const slice = rows === null ? 0 : sliceOf[entry]! - first;
    if (slice < 0 || slice >= last - first) continue;
    const base = slice * valueCount;
    if (codes[row]! >= 0) counters[4 * (base + codes[row]!) + kinds[row]!]! += 1;
    if (more !== null) for (let at = more.start[row]!; at < more.start[row + 1]!; at += 1) counters[4 * (base + more.values[at]!) + kinds[row]!]! += 1;
  }
  return counters;
}

/** The rows of the slices that go on; `placeOf` says which they are, `entries` how many rows they have together. */
function collect({ keys, rowCount }: SliceRows, { rows, sliceOf }: Front, key: number, first: number, last: number, placeOf: Int32Array, entries: number): { readonly rows: Uint32Array; readonly sliceOf: Uint32Array } {
  const { codes, more, valueCount }: SliceKey = keys[key]!;
  const found = { rows: new Uint32Array(entries), sliceOf: new Uint32Array(entries) };
  let filled = 0;
  const add = (row: number, place: number) => {
    if (place < 0) return;
    found.rows[filled] = row;
    found.sliceOf[filled++] = place;
  };
  const total = rows?.length ?? rowCount;
  for (let entry = 0; entry < total; entry += 1) {
    const row = rows === null ? entry : rows[entry]!;
    const slice = rows === null ? 0 : sliceOf[entry]! - first;
    if (slice < 0 || slice >= last - first) continue;
    const base = slice * valueCount;
    if (codes[row]! >= 0) add(row, placeOf[base + codes[row]!]!);
    if (more !== null) for (let at = more.start[row]!; at < more.start[row + 1]!; at += 1) add(row, placeOf[base + more.values[at]!]!);
  }
  return found;
}
