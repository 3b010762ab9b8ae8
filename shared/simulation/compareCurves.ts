import type { Interval } from '../metrics/measure';
import { percentileInterval } from '../metrics/percentileInterval';
import { createRandom } from '../sampling/random';
import { labelsNeeded } from './labelsNeeded';

/** Values of a measure at rising numbers of labels: at each, one a repeat. */
export interface RepeatedCurve {
  readonly labels: readonly number[];
  readonly values: readonly Float64Array[];
}

/**
 * How many labels does a strategy need, in units of what random needs?
 *
 * The ratio of labelsNeeded on the two mean curves, with the percentile interval of a paired bootstrap: repeats are drawn with replacement, the same for both, since they share start set and fold.
 *
 * A mean that does not reach the goal within its curve is undefined and counted; so is the ratio, which is null then. Don't trust the interval of fewer than about 8 repeats. Reference: Efron and Tibshirani 1993,
 * chapter 13. Compared with numpy.
 */
export function compareCurves(curve: RepeatedCurve, random: RepeatedCurve, goal: number, { replicates = 2000, seed }: { readonly replicates?: number; readonly seed: number }): { readonly ratio: number | null; readonly interval: Interval | null } {
  const repeats = curve.values[0]?.length ?? 0;
  const all = new Uint32Array(repeats).fill(1);
  const ratioOf = (counts: Uint32Array) => {
    const [needed, usual] = [neededBy(curve, counts, goal), neededBy(random, counts, goal)];
    return needed === null || usual === null ? Number.NaN : needed / usual;
  };
  const draws = resample(repeats, replicates, seed);
  const ratio = ratioOf(all);
  return { ratio: Number.isNaN(ratio) ? null : ratio, interval: repeats < 2 ? null : percentileInterval(Float64Array.from(draws, ratioOf)) };
}

/** Whether resampled mean curves, all of them, have reached the goal: more points would change no interval. */
export function allReached(curve: RepeatedCurve, goal: number, seed: number): boolean {
  const repeats = curve.values[0]?.length ?? 0;
  return [new Uint32Array(repeats).fill(1), ...resample(repeats, 300, seed)].every((counts) => neededBy(curve, counts, goal) !== null);
}

function neededBy({ labels, values }: RepeatedCurve, counts: Uint32Array, goal: number): number | null {
  return labelsNeeded(labels, values.map((point) => weightedMean(point, counts)), goal);
}

function weightedMean(values: Float64Array, counts: Uint32Array): number {
  let [sum, total] = [0, 0];
  for (let at = 0; at < values.length; at += 1) {
    sum += values[at]! * counts[at]!;
    total += counts[at]!;
  }
  return sum / total;
}

/** How often each repeat was drawn, in each replicate. */
function resample(repeats: number, replicates: number, seed: number): Uint32Array[] {
  const random = createRandom(seed);
  return Array.from({ length: replicates }, () => {
    const counts = new Uint32Array(repeats);
    for (let draw = 0; draw < repeats; draw += 1) counts[random.nextBelow(repeats)]! += 1;
    return counts;
  });
}
