import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleSize } from './sampleSize';
import { supportThatDecides } from './supportThatDecides';
import { wilsonInterval } from './wilsonInterval';

describe('sampleSize', () => {
  it('gives 381 of very many, 367 of 10,000, all of few', () => {
    expect([sampleSize(1e12, 0.05), sampleSize(10_000, 0.05), sampleSize(3, 0.01), sampleSize(0, 0.05)]).toEqual([381, 367, 3, 0]);
  });

  it('is the least number: one item fewer is too wide', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.005, max: 0.4, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (half, p) => {
        const n = sampleSize(1e15, half, p);
        const width = (items: number) => {
          const { low, high } = wilsonInterval(p * items, items)!;
          return (high - low) / 2;
        };
        expect(width(n)).toBeLessThanOrEqual(half + 1e-6);
        if (n > 2) expect(width(n - 1)).toBeGreaterThan(half - 1e-6);
      }),
    );
  });
});

describe('supportThatDecides', () => {
  it('is the least number at which the interval no longer holds the other rate', () => {
    for (const [rate, other] of [[0.4, 0.1], [0, 0.2], [1, 0.9], [0.25, 0.24]] as const) {
      const n = supportThatDecides(rate, other)!;
      const holds = (items: number) => {
        const { low, high } = wilsonInterval(rate * items, items)!;
        return other >= low && other <= high;
      };
      expect([holds(n), holds(n - 1)]).toEqual([false, true]);
    }
    expect(supportThatDecides(0.3, 0.2)).toBe(62);
  });

  it('is null where there is no difference', () => {
    expect(supportThatDecides(0.3, 0.3)).toBeNull();
    expect(supportThatDecides(0, 0)).toBeNull();
  });
});
