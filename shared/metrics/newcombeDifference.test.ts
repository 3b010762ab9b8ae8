import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../sampling/random';
import { newcombeDifference } from './newcombeDifference';

const counts = fc.integer({ min: 1, max: 10_000 }).chain((n) => fc.integer({ min: 0, max: n }).map((successes) => ({ successes, n })));

describe('newcombeDifference', () => {
  it('gives the value of Newcombe 1998 for 56 of 70 against 48 of 80', () => {
    const { difference, interval } = newcombeDifference({ successes: 56, n: 70 }, { successes: 48, n: 80 })!;
    expect([difference, interval.low, interval.high].map((value) => value.toFixed(4))).toEqual(['0.2000', '0.0524', '0.3339']);
  });

  it('changes its sign with the order, holds the difference, and stays within -1 and 1', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const [there, back] = [newcombeDifference(a, b)!, newcombeDifference(b, a)!];
        expect(back.difference).toBe(0 - there.difference);
        expect(back.interval.low).toBeCloseTo(-there.interval.high, 12);
        expect(there.interval.low).toBeLessThanOrEqual(there.difference);
        expect(there.interval.high).toBeGreaterThanOrEqual(there.difference);
        expect(there.interval.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(there.interval.high).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('is null where one of them has no items', () => {
    expect(newcombeDifference({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeNull();
  });

  it('covers the true difference about 95 times in 100 with groups of unequal size (seeded)', () => {
    const random = createRandom(6);
    const draw = (n: number, p: number) => {
      let successes = 0;
      for (let trial = 0; trial < n; trial += 1) if (random.nextFloat() < p) successes += 1;
      return { successes, n };
    };
    let hits = 0;
    for (let run = 0; run < 4000; run += 1) {
      const { low, high } = newcombeDifference(draw(25, 0.8), draw(140, 0.65))!.interval;
      if (low <= 0.15 && 0.15 <= high) hits += 1;
    }
    expect(hits / 4000).toBeGreaterThan(0.935);
    expect(hits / 4000).toBeLessThan(0.975);
  });
});
