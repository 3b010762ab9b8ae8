import { describe, expect, it } from 'vitest';
import { createRandom } from '../sampling/random';
import { denseOf, plantGroups } from '../strategies/testRows';
import { compareCurves } from './compareCurves';
import { compressFold } from './compressFold';
import { labelsNeeded } from './labelsNeeded';
import { simulate } from './simulate';
import { drawStart } from './simulatedRun';

/** A large group, and eight small ones that are of either class in turn: what chance finds late and groups find early. */
function plantRare() {
  const { features, groups } = plantGroups([160, 8, 8, 8, 8, 8, 8, 8, 8], 0.4, createRandom(3));
  const labels = groups.map((group) => group % 2);
  const rows = Array.from(groups.keys());
  return { labels, fold: { features, pool: rows.filter((row) => row % 4 !== 0), test: rows.filter((row) => row % 4 === 0) } };
}

const { labels, fold } = plantRare();
const OPTIONS = { folds: [fold], labels, classes: ['common', 'rare'], strategies: ['default', 'margin'], batch: 5, budget: 60, repeats: 6, seed: 1, c: 10 } as const;

describe('simulate', () => {
  it('finds the strategies that look for the rare class ahead of random, from the same start', async () => {
    const { curves, goal, full, startSize } = await simulate(OPTIONS);
    const [random, chosen, margin] = curves;
    expect(curves.map(({ strategy }) => strategy)).toEqual(['random', 'default', 'margin']);
    expect(goal).toBeCloseTo(0.95 * full.macroF1, 12);
    expect(random!.points[0]).toEqual(chosen!.points[0]);
    expect(random!.points.map((point) => point.labels)).toEqual(Array.from({ length: 12 }, (_, at) => startSize + 5 * at));
    for (const curve of [chosen!, margin!]) {
      expect(curve.points[4]!.macroF1Mean).toBeGreaterThan(random!.points[4]!.macroF1Mean + 0.05);
      expect(curve.nearDuplicateShare).toBe(0);
    }
    expect(chosen!.points[3]!.macroF1Interval!.low).toBeLessThanOrEqual(chosen!.points[3]!.macroF1Mean);
    expect(await simulate(OPTIONS)).toEqual({ full, goal, startSize, curves });
  });

  it('goes on to the whole pool, where all strategies end at the same model', async () => {
    const { curves, full } = await simulate({ ...OPTIONS, strategies: ['k-centre'], budget: 1000, batch: 30, repeats: 2 });
    for (const { points } of curves) {
      expect(points.at(-1)!.labels).toBe(fold.pool.length);
      expect(points.at(-1)!.macroF1Mean).toBeCloseTo(full.macroF1, 1);
    }
  });

  it('ends a curve that has reached the goal in all resamples', async () => {
    const { curves, goal } = await simulate({ ...OPTIONS, strategies: ['default'], budget: 1000, stopAtGoal: true });
    expect(curves[1]!.points.at(-1)!.labels).toBeLessThan(fold.pool.length);
    expect(curves[1]!.points.at(-1)!.macroF1Mean).toBeGreaterThanOrEqual(goal - 0.1);
    expect(curves[1]!.ratio).toBeLessThan(1);
    expect(curves[1]!.ratioInterval!.low).toBeLessThanOrEqual(curves[1]!.ratio!);
  });

  it('is an error with labels of one class, and ends when cancelled', async () => {
    await expect(simulate({ ...OPTIONS, labels: labels.map(() => 0) })).rejects.toThrow('one class only');
    await expect(simulate({ ...OPTIONS, pause: () => Promise.reject(new Error('cancelled')) })).rejects.toThrow('cancelled');
  });
});

describe('drawStart', () => {
  it('has two classes whatever is drawn', () => {
    const rare = Int32Array.from({ length: 500 }, (_, at) => (at === 77 ? 1 : 0));
    for (let seed = 0; seed < 20; seed += 1) {
      const start = drawStart(rare, 6, seed);
      expect(new Set(start).size).toBe(6);
      expect(start).toContain(77);
    }
  });
});

describe('labelsNeeded', () => {
  it('interpolates to where the curve first reaches the goal', () => {
    expect(labelsNeeded([10, 20, 30], [0.5, 0.7, 0.6], 0.6)).toBe(15);
    expect(labelsNeeded([10, 20], [0.5, 0.7], 0.4)).toBe(10);
    expect(labelsNeeded([10, 20], [0.5, 0.7], 0.8)).toBeNull();
  });
});

describe('compareCurves', () => {
  const curve = (...values: number[][]) => ({ labels: [10, 20, 30, 40], values: values.map((point) => Float64Array.from(point)) });

  it('pairs the repeats: what is half in each of them is half in every resample', () => {
    const [easy, hard] = [[[0, 0], [1, 0.6], [1, 1], [1, 1]], [[0, 0], [0.5, 0.3], [0.75, 0.65], [1, 1]]];
    const { ratio, interval } = compareCurves(curve(...easy), curve(...easy), 0.5, { seed: 1 });
    expect([ratio, interval]).toEqual([1, { low: 1, high: 1, undefinedReplicates: 0 }]);
    expect(compareCurves(curve(...easy), curve(...hard), 0.5, { seed: 1 }).ratio).toBeLessThan(1);
  });

  it('is undefined where the goal is not reached', () => {
    const low = curve([0, 0], [0, 0], [0, 0], [0, 0]);
    expect(compareCurves(low, low, 0.5, { seed: 1 })).toEqual({ ratio: null, interval: null });
  });
});

describe('compressFold', () => {
  it('keeps products of pool rows and of pool with test rows', () => {
    const random = createRandom(8);
    const rows = Array.from({ length: 9 }, () => Array.from({ length: 40 }, () => random.nextFloat() - 0.5));
    const { features } = compressFold({ features: denseOf(rows), pool: [0, 2, 3, 5], test: [1, 4] });
    if (features.kind === 'sparse') throw new Error('dense rows stay dense');
    expect(features.columns).toBe(4);
    for (const a of [0, 2, 3, 5]) for (const b of [0, 1, 2, 3, 4, 5]) {
      const short = [0, 1, 2, 3].reduce((sum, column) => sum + features.values[a * 4 + column]! * features.values[b * 4 + column]!, 0);
      expect(short).toBeCloseTo(rows[a]!.reduce((sum, value, at) => sum + value * rows[b]![at]!, 0), 5);
    }
  });
});
