import type { Interval, Pause } from '../metrics/measure';
import { percentileInterval } from '../metrics/percentileInterval';
import { createRandom } from '../sampling/random';
import { countOverlap, type OverlapCounts } from './countOverlap';
import type { LabelMatrix } from './labelMatrix';

export interface BootstrapAgreementOptions {
  readonly replicates: number;
  readonly seed: number;
  readonly pause?: Pause;
}

/**
 * How sure are percent agreement and alpha, given that the items are a sample?
 *
 * Percentile bootstrap, 95 %, ends linearly interpolated: the items that at least two annotators labelled are drawn with replacement, as many as there are, all
 * labels of an item together, and nominal alpha and percent agreement computed anew. Annotators are not resampled: it says nothing about other people.
 * Replicates without variation, whose alpha is undefined, are left out and counted. The same seed gives the same intervals.
 *
 * Returns the two intervals; null with fewer than two overlapped items, 0 replicates, or where alpha is undefined.
 * Don't trust it below about 20 items, nor where items are correlated: it is too narrow then.
 *
 * Example: seeded calibration in its test. Reference: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13; resampling of units: Zapf, Castell,
 * Morawietz and Karch 2016, doi:10.1186/s12874-016-0200-9. Compared with numpy.
 */
export async function bootstrapAgreement(m: LabelMatrix, { replicates, seed, pause }: BootstrapAgreementOptions): Promise<{ readonly alpha: Interval | null; readonly percentAgreement: Interval | null }> {
  const overlap = countOverlap(m);
  const items = overlap.items.length;
  if (items < 2 || replicates === 0) return { alpha: null, percentAgreement: null };
  const { kindOf, kinds } = findKinds(overlap);
  const random = createRandom(seed);
  const evaluate = evaluator(kinds, items);
  const times = new Uint32Array(kinds.size.length);
  const alpha = new Float64Array(replicates);
  const percent = new Float64Array(replicates);
  const scale = items / 2 ** 32;
  const step = 2 * items + kinds.label.length;
  for (let replicate = 0, work = WORK_PER_PAUSE; replicate < replicates; replicate += 1, work += step) {
    if (work >= WORK_PER_PAUSE) {
      await pause?.(replicate / replicates, 'bootstrap');
      work = 0;
    }
    times.fill(0);
    // The chances of two items differ by at most items / 2^32, which no digit shows, and it takes half the time of `nextBelow`.
    for (let draw = 0; draw < items; draw += 1) times[kindOf[Math.floor(random.nextUint32() * scale)]!]! += 1;
    const sample = evaluate(times);
    alpha[replicate] = sample.alpha;
    percent[replicate] = sample.percentAgreement;
  }
  return { alpha: percentileInterval(alpha), percentAgreement: percentileInterval(percent) };
}

/** Entries read between two pauses: about 20 ms. */
const WORK_PER_PAUSE = 2_000_000;

type Kinds = Pick<OverlapCounts, 'size' | 'start' | 'label' | 'count' | 'classTotals'>;

/** Items whose labels are the same in number and class contribute the same, and there are few kinds of them in most data: they are told apart once. */
function findKinds({ size, start, label, count, classTotals }: OverlapCounts): { readonly kindOf: Uint32Array; readonly kinds: Kinds } {
  const kindOf = new Uint32Array(size.length);
  const known = new Map<string, number>();
  const first: number[] = [];
  for (let unit = 0; unit < size.length; unit += 1) {
    const entries: string[] = [];
    for (let at = start[unit]!, end = start[unit + 1]!; at < end; at += 1) entries.push(`${label[at]!}:${count[at]!}`);
    const key = entries.sort().join();
    let kind = known.get(key);
    if (kind === undefined) {
      known.set(key, (kind = known.size));
      first.push(unit);
    }
    kindOf[unit] = kind;
  }
  const places = first.flatMap((unit) => Array.from({ length: start[unit + 1]! - start[unit]! }, (_, at) => start[unit]! + at));
  const kindStart = new Uint32Array(first.length + 1);
  first.forEach((unit, kind) => (kindStart[kind + 1] = kindStart[kind]! + start[unit + 1]! - start[unit]!));
  const kinds = { size: Uint32Array.from(first, (unit) => size[unit]!), start: kindStart, label: Uint16Array.from(places, (at) => label[at]!), count: Uint32Array.from(places, (at) => count[at]!), classTotals };
  return { kindOf, kinds };
}

/** Both figures of a sample; NaN where undefined. What a kind of item contributes is worked out once. */
function evaluator({ size, start, label, count, classTotals }: Kinds, items: number): (times: Uint32Array) => { readonly alpha: number; readonly percentAgreement: number } {
  const apart = new Float64Array(size.length);
  const agreeing = new Float64Array(size.length);
  for (let kind = 0; kind < size.length; kind += 1) {
    const n = size[kind]!;
    let equal = 0;
    for (let at = start[kind]!, end = start[kind + 1]!; at < end; at += 1) equal += count[at]! * (count[at]! - 1);
    apart[kind] = n - equal / (n - 1);
    agreeing[kind] = equal / (n * (n - 1));
  }
  const totals = new Float64Array(classTotals.length);
  return (times) => {
    totals.fill(0);
    let [n, disagreement, agreement] = [0, 0, 0];
    for (let kind = 0; kind < size.length; kind += 1) {
      const drawn = times[kind]!;
      if (drawn === 0) continue;
      n += drawn * size[kind]!;
      disagreement += drawn * apart[kind]!;
      agreement += drawn * agreeing[kind]!;
      for (let at = start[kind]!, end = start[kind + 1]!; at < end; at += 1) totals[label[at]!]! += drawn * count[at]!;
    }
    const expected = n ** 2 - totals.reduce((sum, total) => sum + total ** 2, 0);
    return { alpha: expected === 0 ? Number.NaN : 1 - ((n - 1) * disagreement) / expected, percentAgreement: agreement / items };
  };
}
