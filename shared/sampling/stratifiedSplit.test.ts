import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stratifiedSplit, type SplitOptions } from './stratifiedSplit';

const RATIOS = fc.constantFrom([0.8, 0.1, 0.1], [0.5, 0.5], [0.6, 0, 0.4], [0.7, 0.2, 0.1], [1]);
const strata = fc.array(fc.integer({ min: -1, max: 5 }), { maxLength: 300 }).map((classes) => Int32Array.from(classes));
const seeds = fc.integer();
const split = (options: Partial<SplitOptions> & { items: number }) => stratifiedSplit({ strata: null, groups: null, ratios: [0.8, 0.1, 0.1], seed: 0, ...options });
const count = (assigned: Uint8Array, place: number, within: (item: number) => boolean = () => true) => assigned.reduce((sum, found, item) => sum + (found === place && within(item) ? 1 : 0), 0);

describe('stratifiedSplit', () => {
  it('gives every split its share', () => {
    const assigned = split({ items: 1000 });
    expect([0, 1, 2].map((place) => count(assigned, place))).toEqual([800, 100, 100]);
  });

  it('rounds each class of each split down or up, never further', () => {
    fc.assert(
      fc.property(strata, RATIOS, seeds, (strata, ratios, seed) => {
        const assigned = split({ items: strata.length, strata, ratios, seed });
        for (const stratum of new Set(strata)) {
          const size = strata.filter((found) => found === stratum).length;
          ratios.forEach((ratio, place) => expect(Math.abs(count(assigned, place, (item) => strata[item] === stratum) - ratio * size)).toBeLessThan(1));
        }
      }),
    );
  });

  it('stays within two items of every share over all classes, however many small classes there are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 300 }), RATIOS, seeds, (classes, ratios, seed) => {
        const assigned = split({ items: classes.length, strata: Int32Array.from(classes), ratios, seed });
        ratios.forEach((ratio, place) => expect(Math.abs(count(assigned, place) - ratio * classes.length)).toBeLessThanOrEqual(2));
      }),
    );
  });

  it('does not leave a split empty when all classes are small', () => {
    const assigned = split({ items: 50, strata: Int32Array.from({ length: 50 }, (_, item) => Math.floor(item / 5)) });
    expect([0, 1, 2].map((place) => count(assigned, place))).toEqual([40, 5, 5]);
  });

  it('gives the same split for the same seed and another for another', () => {
    expect(split({ items: 200, seed: 7 })).toEqual(split({ items: 200, seed: 7 }));
    expect(split({ items: 200, seed: 7 })).not.toEqual(split({ items: 200, seed: 8 }));
  });

  it('never puts a group into two splits, and nothing into a split without a share', () => {
    fc.assert(
      fc.property(strata, fc.array(fc.integer({ min: -1, max: 12 }), { minLength: 300, maxLength: 300 }), RATIOS, seeds, (strata, groups, ratios, seed) => {
        const assigned = split({ items: strata.length, strata, groups: Int32Array.from(groups.slice(0, strata.length)), ratios, seed });
        const splitOf = new Map<number, number>();
        assigned.forEach((place, item) => {
          const group = groups[item]!;
          expect(ratios[place]).toBeGreaterThan(0);
          if (group >= 0) expect(splitOf.get(group) ?? place).toBe(place);
          splitOf.set(group, place);
        });
      }),
    );
  });

  it('leaves no wanted split empty while there are enough groups', () => {
    const groups = Int32Array.from({ length: 300 }, (_, item) => item % 6);
    expect([0, 1, 2].map((place) => count(split({ items: 300, groups }), place))).toEqual([200, 50, 50]);
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 12 }), fc.integer({ min: 12, max: 60 }), seeds, (kinds, items, seed) => {
        const assigned = split({ items, groups: Int32Array.from({ length: items }, (_, item) => item % kinds), seed });
        expect(new Set(assigned).size).toBe(3);
      }),
    );
  });

  it('comes within one large group of every class share when groups are small beside the splits', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 400, maxLength: 800 }), seeds, (classes, seed) => {
        const size = 5;
        const groups = Int32Array.from(classes, (_, item) => Math.floor(item / size));
        const assigned = split({ items: classes.length, strata: Int32Array.from(classes), groups, seed });
        for (const stratum of new Set(classes)) {
          const total = classes.filter((found) => found === stratum).length;
          [0.8, 0.1, 0.1].forEach((ratio, place) => expect(Math.abs(count(assigned, place, (item) => classes[item] === stratum) - ratio * total)).toBeLessThanOrEqual(2 * size));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('splits nothing into nothing', () => {
    expect(split({ items: 0 })).toEqual(new Uint8Array(0));
  });
});
