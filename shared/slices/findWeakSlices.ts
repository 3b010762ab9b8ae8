import { benjaminiHochberg } from '../metrics/benjaminiHochberg';
import { fisherExact } from '../metrics/fisherExact';
import type { Pause } from '../metrics/measure';
import { type ScoredSlice, searchSlices } from './searchSlices';
import type { KindCounts, Literal, SliceKey } from './sliceRows';
import { splitHalves } from './splitHalves';
import { widenSlices } from './widenSlices';

export interface WeakSlicesRequest {
  /** One entry a row: 1 for an error. */
  readonly errors: Uint8Array;
  readonly keys: readonly SliceKey[];
  readonly maxDepth: number;
  readonly minSupport: number;
  readonly alpha: number;
  readonly top: number;
  readonly seed: number;
  readonly pause: Pause;
}

interface Half {
  readonly support: number;
  readonly errors: number;
}

export interface WeakSlice {
  readonly predicate: readonly Literal[];
  /** SliceLine's, on the discovery half. */
  readonly score: number;
  readonly discovery: Half;
  readonly confirmation: Half;
  /** Fisher's exact test on the confirmation half, one-sided: slice against the rest of the half. Null where no row of the slice is in it. */
  readonly p: number | null;
  /** Benjamini-Hochberg over all slices tested. */
  readonly q: number | null;
}

/** What is searched is many times what is tested: widening makes several found slices one. */
const FOUND_FOR_EACH_TESTED = 10;

/**
 * Where does the run err more than elsewhere, that nobody thought of looking?
 *
 * Conjunctions of up to `maxDepth` tag values are sought on one half of the rows (searchSlices, widenSlices) and the best `top` of them tested on the other, which
 * took no part in choosing them: one-sided Fisher's exact test of the slice against the rest of that half, Benjamini-Hochberg's q over all that were
 * tested. Halves by chance, errors and right rows each cut in two (`seed`). `alpha`, above 0 to 1: weight of the error rate against size in SliceLine's score; with 0.98
 * a slice of 4 % of the rows scores from an error rate 1.5 times the average, one of 1 % from 3 times. `minSupport`: rows of both halves.
 *
 * Returns the tested slices, smallest q first, then best score; q < 0.05 is a finding, of which about 5 % are false in the long run. Where errors have nothing to
 * do with the tags, a run shows any finding in at most 5 % of cases. Don't read the error rate over both halves as unbiased: the discovery half was
 * chosen for looking bad. Don't trust q where rows are correlated (sentences of one document).
 *
 * Example: 200 of 5,000 rows with 30 % errors against 10 %, among 20 keys of two values: found with q < 0.05 in more than 95 of 100 seeds (its test).
 * References: Sagadeeva and Boehm 2021, doi:10.1145/3448016.3457323; Benjamini and Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x.
 */
export async function findWeakSlices({ errors, keys, maxDepth, minSupport, alpha, top, seed, pause }: WeakSlicesRequest): Promise<{ readonly slices: WeakSlice[]; readonly searched: number }> {
  const rows = { rowCount: errors.length, keys, kinds: splitHalves(errors, seed) };
  const found = await searchSlices(rows, { maxDepth, minSupport, alpha, top: FOUND_FOR_EACH_TESTED * top, pause });
  const candidates = await widenSlices(rows, found.slices, { alpha, top, pause });
  const half = halfOf(rows.kinds);
  const p = candidates.map(({ counts }) => testSlice(counts, half));
  const q = benjaminiHochberg(p);
  const slices = candidates.map((slice, at) => describe(slice, p[at]!, q[at]!));
  return { slices: slices.toSorted((a, b) => (a.q ?? 2) - (b.q ?? 2) || b.score - a.score), searched: found.searched };
}

function describe({ predicate, score, counts }: ScoredSlice, p: number | null, q: number | null): WeakSlice {
  return { predicate, score, discovery: { support: counts[0] + counts[1], errors: counts[1] }, confirmation: { support: counts[2] + counts[3], errors: counts[3] }, p, q };
}

function halfOf(kinds: Uint8Array): Half {
  let [support, errors] = [0, 0];
  for (const kind of kinds) {
    support += kind >> 1;
    errors += kind === 3 ? 1 : 0;
  }
  return { support, errors };
}

function testSlice([, , right, wrong]: KindCounts, half: Half): number | null {
  if (right + wrong === 0) return null;
  return fisherExact({ successes: wrong, n: right + wrong }, { successes: half.errors - wrong, n: half.support - right - wrong }, 'greater');
}
