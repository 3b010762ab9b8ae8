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
  /** By entry: 4 times the place of its slice, plus the row's kind. */
  readonly places: Uint32Array | Uint8Array;
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
      const step = Math.max(1, Math.floor(MOST_COUNTERS / (4 * front.slices.length)));
      for (let first = 0; first < valueCount; first += step) {
        const next = score(front, key, { first, width: Math.min(step, valueCount - first) }, depth);
        if (next !== null) await look(next, key + 1, depth + 1);
      }
    }
  };

  /** Scores the slices, each with each value of the range; returns those whose parts may score too. */
  const score = (front: Front, key: number, range: Range, depth: number): Front | null => {
    const counters = count(rows.keys[key]!, front, range);
    const goesOn = depth < maxDepth && key + 1 < rows.keys.length;
    const placeOf = new Int32Array(range.width * front.slices.length).fill(-1);
    const slices: Front['slices'][number][] = [];
    let entries = 0;
    for (let cell = 0; cell < placeOf.length; cell += 1) {
      const support = counters[4 * cell]! + counters[4 * cell + 1]! + counters[4 * cell + 2]! + counters[4 * cell + 3]!;
      if (support < minSupport || counters[4 * cell + 1] === 0) continue;
      const counts: KindCounts = [counters[4 * cell]!, counters[4 * cell + 1]!, counters[4 * cell + 2]!, counters[4 * cell + 3]!];
      const parent = front.slices[cell % front.slices.length]!;
      // It has its parent's rows, as each of its parts has those of another slice.
      if (depth > 1 && isSame(counts, parent.counts)) continue;
      const predicate = [...parent.predicate, { key, value: range.first + Math.floor(cell / front.slices.length) }];
      const within = discoveryOf(counts);
      searched += 1;
      const reached = sliceLineScore(within, all, alpha)!;
      if (reached > 0) best.offer({ predicate, counts, score: reached });
      if (!goesOn || scoreBound(within, Math.max(1, minSupport - counts[2] - counts[3]), all, alpha) < best.threshold) continue;
      placeOf[cell] = slices.length;
      slices.push({ predicate, counts });
      entries += support;
    }
    return slices.length === 0 ? null : { slices, ...collect(rows.keys[key]!, front, range, placeOf, entries) };
  };

  await look({ rows: null, places: rows.kinds, slices: [{ predicate: [], counts: whole }] }, 0, 1);
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

/** Values of a key that are counted at once. */
interface Range {
  readonly first: number;
  readonly width: number;
}

/** Rows of each value with each slice, by kind: the cell of a value and a slice is at value * slices + slice. The plain loops are what the search spends its time in. */
function count({ codes, more }: SliceKey, { rows, places, slices }: Front, { first, width }: Range): Uint32Array {
  const stride = 4 * slices.length;
  const counters = new Uint32Array(width * stride);
  if (rows === null) {
    for (let row = 0; row < places.length; row += 1) {
      const code = codes[row]! - first;
      if (code >= 0 && code < width) counters[code * stride + places[row]!]! += 1;
    }
  } else {
    for (let entry = 0; entry < rows.length; entry += 1) {
      const code = codes[rows[entry]!]! - first;
      if (code >= 0 && code < width) counters[code * stride + places[entry]!]! += 1;
    }
  }
  if (more !== null) {
    for (let entry = 0; entry < places.length; entry += 1) {
      const row = rows === null ? entry : rows[entry]!;
      for (let at = more.start[row]!; at < more.start[row + 1]!; at += 1) {
        const code = more.values[at]! - first;
        if (code >= 0 && code < width) counters[code * stride + places[entry]!]! += 1;
      }
    }
  }
  return counters;
}

/** The rows of the slices that go on; `placeOf` says by cell which they are, `entries` how many rows they have together. */
function collect({ codes, more }: SliceKey, { rows, places, slices }: Front, { first, width }: Range, placeOf: Int32Array, entries: number): { readonly rows: Uint32Array; readonly places: Uint32Array } {
  const found = { rows: new Uint32Array(entries), places: new Uint32Array(entries) };
  let filled = 0;
  for (let entry = 0; entry < places.length; entry += 1) {
    const row = rows === null ? entry : rows[entry]!;
    const before = places[entry]!;
    let code = codes[row]! - first;
    // Its first value, then the further ones.
    let at = more === null ? 0 : more.start[row]!;
    const end = more === null ? 0 : more.start[row + 1]!;
    for (;;) {
      const place = code >= 0 && code < width ? placeOf[code * slices.length + (before >> 2)]! : -1;
      if (place >= 0) {
        found.rows[filled] = row;
        found.places[filled++] = 4 * place + (before & 3);
      }
      if (at === end) break;
      code = more!.values[at++]! - first;
    }
  }
  return found;
}
