import { describe, expect, it } from 'vitest';
import { createRandom } from '../sampling/random';
import { bcaInterval } from './bcaInterval';
import { bootstrapPercentile } from './bootstrapPercentile';
import { bootstrapReplicates } from './bootstrapReplicates';
import { percentileInterval } from './percentileInterval';

/** Efron and Tibshirani 1993: average LSAT and GPA of 15 law schools. */
const SCHOOLS = [[576, 3.39], [635, 3.3], [558, 2.81], [578, 3.03], [666, 3.44], [580, 3.07], [555, 3], [661, 3.43], [651, 3.36], [605, 3.13], [653, 3.12], [575, 2.74], [545, 2.76], [572, 2.88], [594, 2.96]] as const;

/** Pearson's r, each school as often as it was drawn; null where one of the two does not vary. */
function correlation(counts: ArrayLike<number>): number | null {
  let [n, x, y] = [0, 0, 0];
  SCHOOLS.forEach(([lsat, gpa], school) => {
    n += counts[school]!;
    x += counts[school]! * lsat;
    y += counts[school]! * gpa;
  });
  let [xx, yy, xy] = [0, 0, 0];
  SCHOOLS.forEach(([lsat, gpa], school) => {
    xx += counts[school]! * (lsat - x / n) ** 2;
    yy += counts[school]! * (gpa - y / n) ** 2;
    xy += counts[school]! * (lsat - x / n) * (gpa - y / n);
  });
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy);
}

describe('the bootstrap of the 15 law schools', () => {
  const everyone = SCHOOLS.map(() => 1);
  const options = { items: 15, statistic: correlation, replicates: 20_000, seed: 1993 };

  it('has the correlation of the book', () => {
    expect(correlation(everyone)!.toFixed(6)).toBe('0.776374');
  });

  it('has its standard error and percentile intervals', async () => {
    const found = (await bootstrapPercentile({ ...options, confidence: 0.9 }))!;
    expect(Math.abs(found.standardError - 0.1336)).toBeLessThan(0.004);
    expect(Math.abs(found.interval.low - 0.523)).toBeLessThan(0.02);
    expect(Math.abs(found.interval.high - 0.947)).toBeLessThan(0.006);
    const wider = (await bootstrapPercentile(options))!.interval;
    expect(Math.abs(wider.low - 0.459)).toBeLessThan(0.02);
    expect(Math.abs(wider.high - 0.962)).toBeLessThan(0.006);
  }, 30_000);

  it('has its BCa interval', async () => {
    const leaveOneOut = Float64Array.from(SCHOOLS, (_, left) => correlation(everyone.map((count, school) => (school === left ? 0 : count)))!);
    const { low, high } = bcaInterval({ replicates: await bootstrapReplicates(options), estimate: correlation(everyone)!, leaveOneOut, confidence: 0.9 })!;
    expect(Math.abs(low - 0.429)).toBeLessThan(0.02);
    expect(Math.abs(high - 0.927)).toBeLessThan(0.006);
  });
});

describe('bootstrapPercentile', () => {
  const half = { items: 10, statistic: (counts: Uint32Array) => counts.subarray(0, 5).reduce((sum, count) => sum + count, 0) / 10, seed: 1 };

  it('gives the same for the same seed, another for another, and says what it was made with', async () => {
    const found = (await bootstrapPercentile(half))!;
    expect(await bootstrapPercentile(half)).toEqual(found);
    expect(await bootstrapPercentile({ ...half, seed: 2 })).not.toEqual(found);
    expect([found.replicates, found.seed]).toEqual([2000, 1]);
  });

  it('leaves undefined replicates out and counts them, and is null where nothing is left', async () => {
    const often = (await bootstrapPercentile({ ...half, statistic: (counts) => (counts[0] === 0 ? null : 1) }))!.interval;
    // the chance that an item of 10 is not drawn is 0.9^10 = 0.349
    expect(Math.abs(often.undefinedReplicates / 2000 - 0.349)).toBeLessThan(0.04);
    expect([often.low, often.high]).toEqual([1, 1]);
    expect(await bootstrapPercentile({ ...half, statistic: () => null })).toBeNull();
    expect(await bootstrapPercentile({ ...half, items: 1 })).toBeNull();
    expect(await bootstrapPercentile({ ...half, replicates: 0 })).toBeNull();
  });

  it('can be ended by its pause', async () => {
    await expect(bootstrapPercentile({ ...half, pause: () => Promise.reject(new Error('taken back')) })).rejects.toThrow('taken back');
  });

  it('covers the true mean of a skewed figure nearly 95 times in 100 (seeded)', async () => {
    const random = createRandom(9);
    let [percentile, bca] = [0, 0];
    for (let run = 0; run < 300; run += 1) {
      const values = Float64Array.from({ length: 60 }, () => -Math.log(1 - random.nextFloat()));
      const mean = (counts: ArrayLike<number>) => values.reduce((sum, value, item) => sum + value * counts[item]!, 0) / 60;
      const replicates = await bootstrapReplicates({ items: 60, statistic: mean, replicates: 400, seed: run });
      const all = values.reduce((sum, value) => sum + value, 0);
      const plain = percentileInterval(replicates)!;
      const corrected = bcaInterval({ replicates, estimate: all / 60, leaveOneOut: values.map((value) => (all - value) / 59) })!;
      if (plain.low <= 1 && 1 <= plain.high) percentile += 1;
      if (corrected.low <= 1 && 1 <= corrected.high) bca += 1;
    }
    expect(percentile / 300).toBeGreaterThan(0.89);
    expect(percentile / 300).toBeLessThan(0.98);
    expect(bca / 300).toBeGreaterThan(0.89);
    expect(bca / 300).toBeLessThan(0.98);
  }, 60_000);
});

describe('bcaInterval', () => {
  it('is the percentile interval where nothing is skewed or off to one side', () => {
    const replicates = Float64Array.from({ length: 1001 }, (_, at) => at);
    const { low, high } = bcaInterval({ replicates, estimate: 500, leaveOneOut: Float64Array.of(1, 2, 3), confidence: 0.9 })!;
    expect(low).toBeCloseTo(50, 6);
    expect(high).toBeCloseTo(950, 6);
  });

  it('is null where all replicates lie on one side of the estimate, or fewer than two are defined', () => {
    const leaveOneOut = Float64Array.of(1, 2);
    expect(bcaInterval({ replicates: Float64Array.of(1, 2), estimate: 3, leaveOneOut })).toBeNull();
    expect(bcaInterval({ replicates: Float64Array.of(1, Number.NaN), estimate: 1, leaveOneOut })).toBeNull();
    expect(bcaInterval({ replicates: Float64Array.of(1, 2, 3), estimate: 2, leaveOneOut: Float64Array.of(1, 1) })).not.toBeNull();
  });
});
