import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './random';
import { resampleCells } from './resampleCells';

/** Means, variances and covariances of the counts of many samples. */
function moments(counts: readonly number[], draw: (into: Float64Array) => void, draws: number) {
  const into = new Float64Array(counts.length);
  const samples = Array.from({ length: draws }, () => {
    draw(into);
    return [...into];
  });
  const mean = counts.map((_, cell) => samples.reduce((sum, sample) => sum + sample[cell]!, 0) / draws);
  return { mean, covariance: counts.map((_, a) => counts.map((__, b) => samples.reduce((sum, sample) => sum + (sample[a]! - mean[a]!) * (sample[b]! - mean[b]!), 0) / draws)) };
}

describe('resampleCells', () => {
  it.each([[[700, 200, 60, 30, 6, 3, 1, 0]], [[3, 2, 1, 1]], [[50, 50]], [[10_000, 9_000, 400, 1]]])('has the means and covariances of items drawn one by one: %j', (counts) => {
    const n = counts.reduce((sum, count) => sum + count, 0);
    const random = createRandom(5);
    const { draw } = resampleCells(counts);
    const { mean, covariance } = moments(counts, (into) => draw(random, into), 40_000);
    counts.forEach((count, a) => {
      expect(Math.abs(mean[a]! - count)).toBeLessThan(0.03 * Math.sqrt(count) + 1e-9);
      counts.forEach((other, b) => {
        const expected = a === b ? count * (1 - count / n) : (-count * other) / n;
        const spread = Math.sqrt(count * other);
        expect(Math.abs(covariance[a]![b]! - expected)).toBeLessThan(0.03 * spread + 1e-9);
      });
    });
  });

  it('draws as many items as there are, never of an empty cell, the same for the same seed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 100 }), (counts, seed) => {
        const { draw } = resampleCells(counts);
        const [one, same] = [new Float64Array(counts.length), new Float64Array(counts.length)];
        draw(createRandom(seed), one);
        draw(createRandom(seed), same);
        expect(one).toEqual(same);
        expect(one.reduce((sum, value) => sum + value, 0)).toBe(counts.reduce((sum, value) => sum + value, 0));
        expect(counts.every((count, cell) => count > 0 || one[cell] === 0)).toBe(true);
      }),
    );
  });
});
