import type { Interval, Pause } from '../metrics/measure';
import { percentileInterval } from '../metrics/percentileInterval';
import { drawItems } from '../sampling/drawItems';
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
  const random = createRandom(seed);
  const evaluate = evaluator(overlap);
  const times = new Uint32Array(items);
  const alpha = new Float64Array(replicates);
  const percent = new Float64Array(replicates);
  const step = items + overlap.label.length;
  let work = 0;
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    work += step;
    if (work >= WORK_PER_PAUSE) {
      await pause?.(replicate / replicates, 'bootstrap');
      work = 0;
    }
    drawItems(times, random);
    const sample = evaluate(times);
    alpha[replicate] = sample.alpha;
    percent[replicate] = sample.percentAgreement;
  }
  return { alpha: percentileInterval(alpha), percentAgreement: percentileInterval(percent) };
}

/** Entries read between two pauses: about 20 ms. */
const WORK_PER_PAUSE = 4_000_000;

/** Both figures of a sample; NaN where undefined. What an item contributes is worked out once. */
function evaluator({ size, start, label, count, classTotals }: OverlapCounts): (times: Uint32Array) => { readonly alpha: number; readonly percentAgreement: number } {
  const items = size.length;
  const apart = new Float64Array(items);
  const agreeing = new Float64Array(items);
  for (let unit = 0; unit < items; unit += 1) {
    const n = size[unit]!;
    let equal = 0;
    for (let at = start[unit]!, end = start[unit + 1]!; at < end; at += 1) equal += count[at]! * (count[at]! - 1);
    apart[unit] = n - equal / (n - 1);
    agreeing[unit] = equal / (n * (n - 1));
  }
  const totals = new Float64Array(classTotals.length);
  return (times) => {
    totals.fill(0);
    let [n, disagreement, agreement] = [0, 0, 0];
    for (let unit = 0; unit < items; unit += 1) {
      const drawn = times[unit]!;
      if (drawn === 0) continue;
      n += drawn * size[unit]!;
      disagreement += drawn * apart[unit]!;
      agreement += drawn * agreeing[unit]!;
      for (let at = start[unit]!, end = start[unit + 1]!; at < end; at += 1) totals[label[at]!]! += drawn * count[at]!;
    }
    const expected = n ** 2 - totals.reduce((sum, total) => sum + total ** 2, 0);
    return { alpha: expected === 0 ? Number.NaN : 1 - ((n - 1) * disagreement) / expected, percentAgreement: agreement / items };
  };
}
