import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logGamma } from '../metrics/logGamma';
import { drawBinomial } from './drawBinomial';
import { createRandom } from './random';

const chance = (n: number, k: number, p: number) => Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * Math.log(p) + (n - k) * Math.log1p(-p));

describe('drawBinomial', () => {
  it.each([
    [5, 0.3],
    [40, 0.02],
    [19, 0.5],
    [20, 0.5],
    [100, 0.1],
    [100, 0.95],
    [60, 0.4],
    [1_000, 0.2],
    [1_000, 0.011],
    [200_000, 0.0002],
  ])('follows the distribution of %i trials with chance %f (chi-square of 200,000 draws)', (n, p) => {
    const draws = 200_000;
    const random = createRandom(1);
    const counts = new Float64Array(n + 1);
    for (let draw = 0; draw < draws; draw += 1) counts[drawBinomial(random, n, p)]! += 1;
    let [statistic, cells, seen, expectedRest] = [0, 0, 0, draws];
    for (let k = 0; k <= n; k += 1) {
      const expected = draws * chance(n, k, p);
      if (expected < 10) continue;
      statistic += (counts[k]! - expected) ** 2 / expected;
      cells += 1;
      seen += counts[k]!;
      expectedRest -= expected;
    }
    if (expectedRest > 10) statistic += (draws - seen - expectedRest) ** 2 / expectedRest;
    // A chi-square of d degrees is beyond d + 4 sqrt(2 d) + 4 less than once in ten thousand times.
    expect(statistic).toBeLessThan(cells + 4 * Math.sqrt(2 * cells) + 4);
    expect(draws - seen).toBeLessThan(expectedRest + 6 * Math.sqrt(Math.max(expectedRest, 1)) + 6);
  });

  it('has the mean and the variance of large numbers of trials', () => {
    for (const [n, p] of [[1e6, 0.3], [4e9, 0.5], [1e6, 1e-5]] as const) {
      const random = createRandom(3);
      const values = Array.from({ length: 20_000 }, () => (drawBinomial(random, n, p) - n * p) / Math.sqrt(n * p * (1 - p)));
      expect(Math.abs(values.reduce((sum, value) => sum + value, 0) / values.length)).toBeLessThan(0.03);
      expect(Math.abs(values.reduce((sum, value) => sum + value ** 2, 0) / values.length - 1)).toBeLessThan(0.05);
    }
  });

  it('stays within 0 and n, and draws nothing where nothing can happen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 1000 }), (n, p, seed) => {
        const drawn = drawBinomial(createRandom(seed), n, p);
        expect(Number.isInteger(drawn) && drawn >= 0 && drawn <= n).toBe(true);
      }),
    );
    expect([drawBinomial(createRandom(0), 7, 0), drawBinomial(createRandom(0), 7, 1), drawBinomial(createRandom(0), 0, 0.5)]).toEqual([0, 7, 0]);
  });
});
