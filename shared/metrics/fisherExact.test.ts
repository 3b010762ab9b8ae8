import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisherExact } from './fisherExact';

const table = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })).map(([hitA, missA, hitB, missB]) => ({ a: { successes: hitA, n: hitA + missA }, b: { successes: hitB, n: hitB + missB } }));
const choose = (n: number, k: number): number => {
  let value = 1;
  for (let step = 1; step <= k; step += 1) value = (value * (n - k + step)) / step;
  return value;
};

describe('fisherExact', () => {
  it('gives the p-values of scipy', () => {
    const rows = [
      [8, 10, 1, 6, 0.024475524475524483, 0.9991258741258742, 0.034965034965034975],
      [3, 3, 0, 3, 0.05, 1, 0.1],
      [30, 100, 240, 2400, 6.150418644547352e-8, 0.9999999848168375, 6.150418644547352e-8],
      [0, 5, 7, 20, 1, 0.16126482213438736, 0.27430830039525694],
      [12, 40, 30, 160, 0.09181306620283387, 0.9588858879226024, 0.1312538521077224],
      [52_000, 500_000, 49_000, 500_000, 1.2205463146728225e-23, 1, 2.441092629345645e-23],
      [21, 100, 240, 2400, 0.0010935796984299305, 0.9995787869715488, 0.001262901854628227],
      [1, 30, 0, 70, 0.3, 1, 0.3],
    ] as const;
    for (const [hitsA, a, hitsB, b, greater, less, twoSided] of rows) {
      const groups = [{ successes: hitsA, n: a }, { successes: hitsB, n: b }] as const;
      expect(fisherExact(...groups, 'greater') / greater).toBeCloseTo(1, 7);
      expect(fisherExact(...groups, 'less') / less).toBeCloseTo(1, 7);
      expect(fisherExact(...groups, 'two-sided') / twoSided).toBeCloseTo(1, 7);
    }
  });

  it('equals the sum over all tables with these margins', () => {
    fc.assert(
      fc.property(table, ({ a, b }) => {
        const hits = a.successes + b.successes;
        const chances = Array.from({ length: a.n + 1 }, (_, k) => (hits - k < 0 || hits - k > b.n ? 0 : (choose(a.n, k) * choose(b.n, hits - k)) / choose(a.n + b.n, hits)));
        const sum = (of: (chance: number, k: number) => boolean) => chances.filter(of).reduce((total, chance) => total + chance, 0);
        expect(fisherExact(a, b, 'greater')).toBeCloseTo(sum((_, k) => k >= a.successes), 9);
        expect(fisherExact(a, b, 'less')).toBeCloseTo(sum((_, k) => k <= a.successes), 9);
        expect(fisherExact(a, b, 'two-sided')).toBeCloseTo(sum((chance) => chance <= chances[a.successes]! * (1 + 1e-7)), 9);
      }),
    );
  });

  it('changes sides with the groups', () => {
    fc.assert(
      fc.property(table, ({ a, b }) => {
        expect(fisherExact(a, b, 'greater')).toBeCloseTo(fisherExact(b, a, 'less'), 10);
        expect(fisherExact(a, b, 'two-sided')).toBeCloseTo(fisherExact(b, a, 'two-sided'), 10);
      }),
    );
  });

  it('is 1 where there is nothing to compare, and refuses what is no count', () => {
    const empty = { successes: 0, n: 0 };
    expect(fisherExact(empty, { successes: 3, n: 9 }, 'greater')).toBe(1);
    expect(fisherExact({ successes: 0, n: 5 }, { successes: 0, n: 9 }, 'two-sided')).toBe(1);
    expect(fisherExact({ successes: 5, n: 5 }, { successes: 9, n: 9 }, 'less')).toBe(1);
    expect(() => fisherExact({ successes: 6, n: 5 }, empty, 'greater')).toThrow(RangeError);
  });

  it('is a number also far from where chance would put the table', () => {
    expect(fisherExact({ successes: 0, n: 400_000 }, { successes: 300_000, n: 400_000 }, 'greater')).toBeCloseTo(1, 7);
    expect(fisherExact({ successes: 300_000, n: 400_000 }, { successes: 0, n: 400_000 }, 'greater')).toBe(0);
  });
});
