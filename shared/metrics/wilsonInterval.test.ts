import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../sampling/random';
import { wilsonInterval } from './wilsonInterval';

describe('wilsonInterval', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
  ])('gives the values of Newcombe 1998 for %i of %i', (successes, n, low, high) => {
    const interval = wilsonInterval(successes, n)!;
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('gives the error rates of the error-analysis table', () => {
    const ends = [[360, 6000], [44, 400], [390, 3000], [180, 600]].map(([successes, n]) => wilsonInterval(successes!, n!)!).map(({ low, high }) => `${low.toFixed(4)}-${high.toFixed(4)}`);
    expect(ends).toEqual(['0.0543-0.0663', '0.0830-0.1445', '0.1184-0.1425', '0.2647-0.3378']);
  });

  it('ends at exactly 0 and 1, holds the share, and mirrors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n))), ([successes, n]) => {
        const { low, high } = wilsonInterval(successes, n)!;
        const mirrored = wilsonInterval(n - successes, n)!;
        expect(low).toBeLessThanOrEqual(successes / n);
        expect(high).toBeGreaterThanOrEqual(successes / n);
        expect(low === 0).toBe(successes === 0);
        expect(high === 1).toBe(successes === n);
        expect(mirrored.low).toBeCloseTo(1 - high, 12);
      }),
    );
  });

  it('is null without trials and refuses what is no count', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(() => wilsonInterval(2, 1)).toThrow(RangeError);
    expect(() => wilsonInterval(Number.NaN, 1)).toThrow(RangeError);
  });

  it('covers the true share about 95 times in 100, whatever the share and the number (seeded)', () => {
    const random = createRandom(5);
    const covered = [[12, 0.3], [40, 0.05], [200, 0.9]].map(([n, p]) => {
      let hits = 0;
      for (let run = 0; run < 4000; run += 1) {
        let successes = 0;
        for (let trial = 0; trial < n!; trial += 1) if (random.nextFloat() < p!) successes += 1;
        const { low, high } = wilsonInterval(successes, n!)!;
        if (low <= p! && p! <= high) hits += 1;
      }
      return hits / 4000;
    });
    for (const share of covered) {
      expect(share).toBeGreaterThan(0.925);
      expect(share).toBeLessThan(0.985);
    }
  });
});
