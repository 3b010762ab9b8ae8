import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../sampling/random';
import { calibrateJoint } from './calibrateJoint';
import { confidentJoint } from './confidentJoint';
import { findLabelIssues } from './findLabelIssues';
import type { LabelledProbabilities } from './labelledProbabilities';
import { labelQuality } from './labelQuality';

function itemsOf(given: readonly number[], probabilities: readonly (readonly number[])[]): LabelledProbabilities {
  return { classCount: probabilities[0]!.length, given: Uint16Array.from(given), row: Uint32Array.from(given.keys()), values: Float64Array.from(probabilities.flat()) };
}

const MISSING = itemsOf([0, 0, 2, 2], [[0.9, 0, 0.1, 0], [0.8, 0, 0.2, 0], [0.1, 0, 0.9, 0], [0.95, 0, 0.05, 0]]);
const TWELVE_ROWS = [[0.9, 0.05, 0.05], [0.8, 0.1, 0.1], [0.2, 0.7, 0.1], [0.6, 0.3, 0.1], [0.1, 0.8, 0.1], [0.05, 0.9, 0.05], [0.75, 0.2, 0.05], [0.3, 0.5, 0.2], [0.1, 0.1, 0.8], [0.05, 0.05, 0.9], [0.1, 0.6, 0.3], [0.3, 0.3, 0.4]];
const TWELVE = itemsOf([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2], TWELVE_ROWS);
const pause = () => Promise.resolve();
const FILTERS = ['prune-by-noise-rate', 'prune-by-class', 'both', 'confident-learning'] as const;

const samples = fc.integer({ min: 2, max: 4 }).chain((classCount) =>
  fc.array(fc.record({ given: fc.integer({ min: 0, max: classCount - 1 }), weights: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: classCount, maxLength: classCount }) }), { minLength: 1, maxLength: 40 }).map((list) =>
    itemsOf(list.map(({ given }) => given), list.map(({ weights }) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return weights.map((weight) => (total === 0 ? 1 / classCount : weight / total));
    })),
  ),
);

describe('confidentJoint', () => {
  it('leaves a class that was given to no item without a threshold', () => {
    const { thresholds, confident } = confidentJoint(MISSING);
    expect(thresholds).toEqual([expect.closeTo(0.85, 12), null, expect.closeTo(0.475, 12), null]);
    expect([...confident]).toEqual([0, -1, 2, 0]);
  });

  it('gives the thresholds and counts of the twelve items, rounding forgiven', () => {
    const { thresholds, counts } = confidentJoint(TWELVE);
    expect(thresholds).toEqual([0.625, 0.6, 0.6].map((value) => expect.closeTo(value, 12) as number));
    // 0.6 of item 10 is less than the threshold of 0.6000000000000001 by rounding only.
    expect(thresholds[1]).toBeGreaterThan(0.6);
    expect(counts).toEqual([[2, 1, 0], [1, 2, 0], [0, 1, 2]]);
  });

  it('takes the most probable of the classes that are reached, not of all', () => {
    // Thresholds .2 .2 .9: the last item reaches the first two, and is likeliest the third.
    const items = itemsOf([0, 0, 1, 1, 2, 2, 2], [[0.2, 0.4, 0.4], [0.2, 0.4, 0.4], [0.4, 0.2, 0.4], [0.4, 0.2, 0.4], [0.02, 0, 0.98], [0.02, 0, 0.98], [0.02, 0.24, 0.74]]);
    expect(confidentJoint(items).thresholds).toEqual([0.2, 0.2, 0.9].map((value) => expect.closeTo(value, 12) as number));
    const one = itemsOf([0, 0, 1, 1, 2, 2, 2, 0], [[0.175, 0.425, 0.4], [0.175, 0.425, 0.4], [0.4, 0.2, 0.4], [0.4, 0.2, 0.4], [0.02, 0, 0.98], [0.02, 0, 0.98], [0.02, 0.24, 0.74], [0.25, 0.3, 0.45]]);
    expect(confidentJoint(one).thresholds).toEqual([0.2, 0.2, 0.9].map((value) => expect.closeTo(value, 12) as number));
    expect(confidentJoint(one).confident[7]).toBe(1);
  });

  it('is not passed by everything for a class without any probability', () => {
    expect([...confidentJoint(itemsOf([0, 1], [[1, 0], [1, 0]])).confident]).toEqual([0, 0]);
  });
});

describe('calibrateJoint', () => {
  it('gives the joint distribution of figure 1 of the paper', () => {
    const counts = [[100, 40, 20], [56, 60, 0], [32, 12, 80]];
    const joint = calibrateJoint(counts, [160, 116, 124]).map((line) => line.map((count) => count / 400));
    expect(joint).toEqual([[0.25, 0.1, 0.05], [0.14, 0.15, 0], [0.08, 0.03, 0.2]]);
  });

  it('gives the calibrated counts of the twelve items', () => {
    expect(calibrateJoint([[2, 1, 0], [1, 2, 0], [0, 1, 2]], [4, 4, 4])).toEqual([[3, 1, 0], [1, 3, 0], [0, 1, 3]]);
  });

  it('keeps the number of items each class was given to, and is within one item of the exact value', () => {
    const lines = fc.integer({ min: 1, max: 6 }).chain((size) => fc.tuple(fc.array(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }), fc.array(fc.integer({ min: 0, max: 300 }), { minLength: size, maxLength: size })));
    fc.assert(
      fc.property(lines, ([counts, given]) => {
        counts.forEach((line, place) => (line[place] = Math.max(1, line[place]!)));
        calibrateJoint(counts, given).forEach((line, place) => {
          const total = counts[place]!.reduce((sum, count) => sum + count, 0);
          expect(line.reduce((sum, count) => sum + count, 0)).toBe(given[place]);
          line.forEach((count, other) => expect(Math.abs(count - (counts[place]![other]! / total) * given[place]!)).toBeLessThanOrEqual(1));
        });
      }),
    );
  });
});

describe('findLabelIssues', () => {
  it('flags only the item of cleanlab’s test whose label is contradicted', async () => {
    for (const filter of FILTERS) expect([...(await findLabelIssues(MISSING, filter, pause)).issues]).toEqual([3]);
  });

  it('flags items 2, 6 and 10 of the twelve, ordered by self-confidence and by margin as expected', async () => {
    const { issues } = await findLabelIssues(TWELVE, 'prune-by-noise-rate', pause);
    expect([...issues]).toEqual([2, 6, 10]);
    const quality = (at: number) => labelQuality(TWELVE_ROWS[at]!, TWELVE.given[at]!);
    expect([...issues].map((at) => quality(at).selfConfidence)).toEqual([0.2, 0.2, 0.3]);
    expect([...issues].map((at) => quality(at).normalizedMargin)).toEqual([0.25, 0.225, 0.35].map((value) => expect.closeTo(value, 12) as number));
    expect([...issues].toSorted((a, b) => quality(a).normalizedMargin - quality(b).normalizedMargin)).toEqual([6, 2, 10]);
  });

  it('never flags a label that is the most probable class, nor all items of a class by class; both is what both find', async () => {
    await fc.assert(
      fc.asyncProperty(samples, async (items) => {
        const found: Record<string, number[]> = {};
        for (const filter of FILTERS) found[filter] = [...(await findLabelIssues(items, filter, pause)).issues];
        for (const issues of Object.values(found))
          for (const at of issues) {
            const row = [...items.values.subarray(at * items.classCount, (at + 1) * items.classCount)];
            expect(row.indexOf(Math.max(...row))).not.toBe(items.given[at]);
          }
        expect(found.both).toEqual(found['prune-by-class']!.filter((at) => found['prune-by-noise-rate']!.includes(at)));
        for (let place = 0; place < items.classCount; place += 1) {
          const members = [...items.given.keys()].filter((at) => items.given[at] === place);
          if (members.length > 0) expect(members.every((at) => found['prune-by-class']!.includes(at))).toBe(false);
        }
      }),
    );
  });

  it('finds most of the labels that were flipped in a seeded example, and little else', async () => {
    const random = createRandom(12);
    const truth = Array.from({ length: 3_000 }, () => random.nextBelow(3));
    const flipped = truth.map(() => random.nextFloat() < 0.08);
    const given = truth.map((place, at) => (flipped[at] ? (place + 1) % 3 : place));
    const rows = truth.map((place) => {
      const sure = 0.55 + 0.4 * random.nextFloat();
      const other = (1 - sure) * random.nextFloat();
      return [0, 1, 2].map((at) => (at === place ? sure : at === (place + 1) % 3 ? other : 1 - sure - other));
    });
    const { issues } = await findLabelIssues(itemsOf(given, rows), 'prune-by-noise-rate', pause);
    const right = [...issues].filter((at) => flipped[at]).length;
    expect(right / issues.length).toBeGreaterThan(0.95);
    expect(right / flipped.filter(Boolean).length).toBeGreaterThan(0.85);
  });

  it('says the same whatever the classes are called', () => {
    fc.assert(
      fc.property(samples, (items) => {
        const swap = (place: number) => (place === 0 ? 1 : place === 1 ? 0 : place);
        const values = items.values.map((_, at) => items.values[Math.floor(at / items.classCount) * items.classCount + swap(at % items.classCount)]!);
        const renamed = { ...items, given: items.given.map(swap), values };
        expect(confidentJoint(renamed).thresholds).toEqual(confidentJoint(items).thresholds.map((_, place, all) => all[swap(place)]));
      }),
    );
  });
});

describe('labelQuality', () => {
  it('gives the values of cleanlab’s formulas in numpy', () => {
    const expected = [
      [[0.2, 0.7, 0.1], 0, 0.421_102_779_026_140_85],
      [[0.75, 0.2, 0.05], 1, 0.453_214_465_307_009_8],
      [[0.1, 0.6, 0.3], 2, 0.482_633_834_582_228_97],
      [[1 / 3, 1 / 3, 1 / 3], 1, 0.462_098_120_373_296_95],
      [[0, 0.5, 0.5], 0, 2.116_709_715_959_624_5e-5],
      [[1, 0, 0], 0, 0],
      [[0, 1, 0], 0, 0],
    ] as const;
    for (const [probabilities, given, entropy] of expected) expect(labelQuality(probabilities, given).confidenceWeightedEntropy).toBeCloseTo(entropy, 12);
    expect(labelQuality([0.9, 0.1], 0)).toMatchObject({ selfConfidence: 0.9, normalizedMargin: 0.9 });
  });
});
