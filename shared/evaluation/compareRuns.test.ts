import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapReplicates } from '../metrics/bootstrapReplicates';
import { mcnemar } from '../metrics/mcnemar';
import { pairedBootstrap } from '../metrics/pairedBootstrap';
import { pairedDifference } from '../metrics/pairedDifference';
import { percentileInterval } from '../metrics/percentileInterval';
import { createRandom } from '../sampling/random';
import { compareRuns } from './compareRuns';
import { countPairs, type PairedPredictions } from './countPairs';
import type { TagCodes } from './evaluationRows';

const pause = () => Promise.resolve();
const options = { replicates: 200, seed: 3, pause };

const predictions = fc.integer({ min: 1, max: 40 }).chain((items) => {
  const classes = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: items, maxLength: items });
  return fc.record({ actual: classes, baseline: classes, predicted: classes, mask: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: items, maxLength: items }), codes: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: items, maxLength: items }) });
}).map(({ actual, baseline, predicted, mask, codes }): { readonly runs: PairedPredictions; readonly key: TagCodes } => ({
  runs: { classCount: 3, actual: Int16Array.from(actual), baseline: Int16Array.from(baseline), predicted: Int16Array.from(predicted), mask: Uint8Array.from(mask) },
  key: { key: 'k', values: ['a', 'b', null], codes: Int32Array.from(codes), more: { item: Uint32Array.of(0), code: Int32Array.of(codes[0] === 1 ? 2 : 1) } },
}));

/** 300 items of three classes: the baseline right in 70 %, the run in 75 %, often on the same items. */
function example(): PairedPredictions {
  const random = createRandom(8);
  const actual = Int16Array.from({ length: 300 }, (_, item) => (item % 10 === 0 ? 2 : item % 3 === 0 ? 1 : 0));
  const guess = (truth: number, right: number) => (random.nextFloat() < right ? truth : random.nextBelow(3));
  const baseline = actual.map((truth) => guess(truth, 0.6));
  return { classCount: 3, actual, baseline, predicted: actual.map((truth, item) => (random.nextFloat() < 0.6 ? baseline[item]! : guess(truth, 0.8))), mask: new Uint8Array(300).fill(1) };
}

function macroF1(actual: Int16Array, predicted: Int16Array, counts: ArrayLike<number>): number {
  const values = [0, 1, 2].flatMap((place) => {
    let [right, total] = [0, 0];
    for (let item = 0; item < actual.length; item += 1) {
      total += (Number(actual[item] === place) + Number(predicted[item] === place)) * counts[item]!;
      right += actual[item] === place && predicted[item] === place ? counts[item]! : 0;
    }
    return total === 0 ? [] : [(2 * right) / total];
  });
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('two runs compared', () => {
  it('counts what a plain loop counts', () => {
    fc.assert(
      fc.property(predictions, ({ runs, key }) => {
        const { total, byClass, byKey } = compareRuns(runs, [key]);
        const compared = [...runs.actual.keys()].filter((item) => runs.mask[item] === 1 && runs.actual[item]! >= 0 && runs.baseline[item]! >= 0 && runs.predicted[item]! >= 0);
        const count = (of: (item: number) => boolean) => {
          const [before, now] = [runs.baseline, runs.predicted].map((run) => (item: number) => run[item] === runs.actual[item]) as [(item: number) => boolean, (item: number) => boolean];
          const items = compared.filter(of);
          return { bothRight: items.filter((item) => before(item) && now(item)).length, bothWrong: items.filter((item) => !before(item) && !now(item)).length, fixed: items.filter((item) => !before(item) && now(item)).length, broken: items.filter((item) => before(item) && !now(item)).length };
        };
        expect(total).toEqual(count(() => true));
        expect(byClass).toEqual([0, 1, 2].map((place) => count((item) => runs.actual[item] === place)));
        expect(byKey[0]).toEqual([0, 1, 2].map((value) => count((item) => key.codes[item] === value || (item === 0 && key.more.code[0] === value))));
        expect(countPairs(runs).n).toBe(compared.length);
      }),
    );
  });

  it('turns signs, and nothing else, when the runs are swapped', async () => {
    await fc.assert(
      fc.asyncProperty(predictions, async ({ runs, key }) => {
        const swapped = { ...runs, baseline: runs.predicted, predicted: runs.baseline };
        const [there, back] = [compareRuns(runs, [key]), compareRuns(swapped, [key])];
        const turn = ({ fixed, broken, ...same }: (typeof there)['total']) => ({ ...same, fixed: broken, broken: fixed });
        expect(back).toEqual({ total: turn(there.total), byClass: there.byClass.map(turn), byKey: there.byKey.map((values) => values.map(turn)) });
        expect(mcnemar(back.total.broken, back.total.fixed)).toEqual(mcnemar(there.total.broken, there.total.fixed));
        const [cells, swappedCells] = [countPairs(runs), countPairs(swapped)];
        const [one, other] = [await pairedBootstrap(cells, options), await pairedBootstrap(swappedCells, options)];
        const negate = (interval: { readonly low: number; readonly high: number } | null | undefined) => interval && [expect.closeTo(-interval.high, 12), expect.closeTo(-interval.low, 12)];
        const pair = (interval: { readonly low: number; readonly high: number } | null | undefined) => interval && [interval.low, interval.high];
        if (one && other) expect([other.accuracy, other.macroF1]).toEqual([0 - one.accuracy, expect.closeTo(-one.macroF1, 12)]);
        expect(pair(other?.accuracyInterval)).toEqual(negate(one?.accuracyInterval));
        expect(pair(other?.macroF1Interval)).toEqual(negate(one?.macroF1Interval));
        const slice = (counts: (typeof there)['total'], flipped: boolean) => pairedDifference({ n: counts.bothRight + counts.bothWrong + counts.fixed + counts.broken, ...counts }, { replicates: 100, seed: 1, flipped });
        expect(pair(slice(back.total, swappedCells.flipped))).toEqual(cells.flipped === swappedCells.flipped ? pair(slice(there.total, cells.flipped)) : negate(slice(there.total, cells.flipped)));
      }),
    );
  });

  it('has the intervals of resampling item by item (seeded)', async () => {
    const runs = example();
    const right = (run: Int16Array, counts: ArrayLike<number>) => run.reduce((sum, value, item) => sum + (value === runs.actual[item] ? counts[item]! : 0), 0);
    const accuracy = percentileInterval(await bootstrapReplicates({ items: 300, replicates: 6_000, seed: 1, statistic: (counts) => (right(runs.predicted, counts) - right(runs.baseline, counts)) / 300 }))!;
    const f1 = percentileInterval(await bootstrapReplicates({ items: 300, replicates: 6_000, seed: 1, statistic: (counts) => macroF1(runs.actual, runs.predicted, counts) - macroF1(runs.actual, runs.baseline, counts) }))!;
    const cells = countPairs(runs);
    const found = (await pairedBootstrap(cells, { replicates: 6_000, seed: 2, pause }))!;
    const { total } = compareRuns(runs, []);
    const slice = pairedDifference({ n: 300, ...total }, { replicates: 6_000, seed: 2, flipped: cells.flipped })!;
    const ones = new Uint8Array(300).fill(1);
    expect(found.accuracy).toBeCloseTo((total.fixed - total.broken) / 300, 12);
    expect(found.macroF1).toBeCloseTo(macroF1(runs.actual, runs.predicted, ones) - macroF1(runs.actual, runs.baseline, ones), 12);
    for (const [interval, expected] of [[found.accuracyInterval!, accuracy], [slice, accuracy], [found.macroF1Interval!, f1]] as const) {
      expect(Math.abs(interval.low - expected.low)).toBeLessThan(0.006);
      expect(Math.abs(interval.high - expected.high)).toBeLessThan(0.006);
    }
  });

  it('is sure of 10 fixed and 2 broken items of 100 to between 0.02 and 0.15', () => {
    const { low, high } = pairedDifference({ n: 100, fixed: 10, broken: 2 }, { replicates: 20_000, seed: 1, flipped: false })!;
    expect([low, high]).toEqual([0.02, 0.15]);
    expect(pairedDifference({ n: 100, fixed: 0, broken: 0 }, { replicates: 100, seed: 1, flipped: true })).toEqual({ low: 0, high: 0, undefinedReplicates: 0 });
  });

  it('has no differences without items, and no intervals for one item', async () => {
    const none = { classCount: 2, actual: Int16Array.of(0, -1), baseline: Int16Array.of(-1, 0), predicted: Int16Array.of(0, 0), mask: Uint8Array.of(1, 1) };
    expect(await pairedBootstrap(countPairs(none), options)).toBeNull();
    const one = await pairedBootstrap(countPairs({ ...none, baseline: Int16Array.of(1, 0) }), options);
    expect(one).toEqual({ accuracy: 1, accuracyInterval: null, macroF1: 1, macroF1Interval: null });
    expect(pairedDifference({ n: 1, fixed: 1, broken: 0 }, { replicates: 100, seed: 0, flipped: false })).toBeNull();
  });

  it('counts pairs of many classes as of few', () => {
    const runs = example();
    expect(countPairs({ ...runs, classCount: 200 })).toEqual({ ...countPairs(runs), classCount: 200 });
  });
});
