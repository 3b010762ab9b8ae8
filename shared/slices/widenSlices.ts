import { fisherExact } from '../metrics/fisherExact';
import type { Pause } from '../metrics/measure';
import type { ScoredSlice } from './searchSlices';
import { sliceLineScore } from './sliceLineScore';
import { isInSlice, type KindCounts, type Literal, type SliceRows } from './sliceRows';
import { TopSlices } from './topSlices';

/** A part is worse than the slice around it beyond chance where Fisher's p on the discovery half is below this: many parts of one slice are looked at. */
const PART_IS_WORSE = 0.01;

interface Widening {
  readonly alpha: number;
  readonly top: number;
  readonly pause: Pause;
}

/**
 * Which of the found slices are worth a test each? Parts of a weak slice are weak too, and some of them look worse by chance; testing all of them says the
 * same thing many times and costs power. So a slice gives way to a wider one, made of some of its literals, where that scores above 0, its error rate is at least half as
 * far above the average, and the rest of it is no better beyond chance. `found`: best first. Returns at most `top`, best first, no two with the same rows.
 *
 * Only the discovery half is looked at, so the tests on the other half stay honest.
 */
export async function widenSlices(rows: SliceRows, found: readonly ScoredSlice[], { alpha, top, pause }: Widening): Promise<ScoredSlice[]> {
  const kept = new TopSlices(rows, top);
  const known = new Map(found.map((slice) => [nameOf(slice.predicate), slice]));
  const whole = countSlice(rows, []);
  const average = whole[1] / (whole[0] + whole[1]);
  const describe = (predicate: readonly Literal[]): ScoredSlice => {
    const name = nameOf(predicate);
    const before = known.get(name);
    if (before) return before;
    const counts = countSlice(rows, predicate);
    const score = sliceLineScore({ size: counts[0] + counts[1], errors: counts[1] }, { size: whole[0] + whole[1], errors: whole[1] }, alpha) ?? 0;
    const slice = { predicate, counts, score };
    known.set(name, slice);
    return slice;
  };
  for (const [at, slice] of found.entries()) {
    await pause(at / found.length, 'comparing slices');
    kept.offer(widerOnes(slice.predicate).map(describe).find((wider) => wider.score > 0 && explains(wider, slice, average)) ?? slice);
    if (kept.list().length === top) break;
  }
  return kept.list();
}

function explains({ counts: wider }: ScoredSlice, { counts: part }: ScoredSlice, average: number): boolean {
  const excess = ([right, wrong]: KindCounts) => wrong / (right + wrong) - average;
  if (excess(wider) < excess(part) / 2) return false;
  const rest = { successes: wider[1] - part[1], n: wider[0] + wider[1] - part[0] - part[1] };
  return fisherExact({ successes: part[1], n: part[0] + part[1] }, rest, 'greater') >= PART_IS_WORSE;
}

/** The predicates of some but not all of the literals, fewest first. */
function widerOnes(predicate: readonly Literal[]): Literal[][] {
  const subsets = Array.from({ length: 2 ** predicate.length - 2 }, (_, at) => predicate.filter((_literal, bit) => (((at + 1) >> bit) & 1) === 1));
  return subsets.toSorted((a, b) => a.length - b.length);
}

function nameOf(predicate: readonly Literal[]): string {
  return predicate.map(({ key, value }) => `${key}=${value}`).join();
}

function countSlice(rows: SliceRows, predicate: readonly Literal[]): KindCounts {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (let row = 0; row < rows.rowCount; row += 1) if (isInSlice(rows, predicate, row)) counts[rows.kinds[row]!]! += 1;
  return counts;
}
