import { describe, expect, it } from 'vitest';
import type { FeatureSource } from '../model/featureSource';
import { createRandom } from '../sampling/random';
import { randomCurve, type RandomCurveOptions } from './randomCurve';

/** Two clouds in six dimensions that overlap a little, a class each. */
function makeRows(rows: number, seed: number): { readonly source: FeatureSource; readonly labels: Int32Array } {
  const random = createRandom(seed);
  const labels = Int32Array.from({ length: rows }, () => random.nextBelow(2));
  const values = Float32Array.from({ length: rows * 6 }, (_, at) => (at % 6 < 2 ? 0.9 * labels[Math.floor(at / 6)]! : 0) + random.nextFloat() + random.nextFloat() - 1);
  return { source: { kind: 'dense', vectors: { kind: 'dense', rows, columns: 6, values } }, labels };
}

const range = (from: number, to: number) => Int32Array.from({ length: to - from }, (_, at) => from + at);

function curve(rows: number, more: Partial<RandomCurveOptions> = {}) {
  return randomCurve({ ...makeRows(rows, 3), classes: 2, drawable: range(0, rows), judged: range(40, rows), sizes: [10, 30, 100], learntShare: 1, c: 1, repeats: 4, seed: 1, ...more });
}

describe('randomCurve', () => {
  it('grows with the labels, the same by the same seed', async () => {
    const points = await curve(240);
    expect(points.map(({ labels }) => labels)).toEqual([10, 30, 100]);
    expect(points[2]!.accuracyMean).toBeGreaterThan(points[0]!.accuracyMean);
    expect(points[2]!.accuracyMean).toBeGreaterThan(0.85);
    expect(points[0]!.accuracies).toHaveLength(4);
    expect(await curve(240)).toEqual(points);
    expect(await curve(240, { seed: 2 })).not.toEqual(points);
  });

  it('draws judged rows too, but never to judge themselves: it ends where too few others are left', async () => {
    // 40 rows and four fifths of 50 make 80
    expect((await curve(90, { sizes: [80, 81] })).map(({ labels }) => labels)).toEqual([80]);
    // labels that say nothing are guessed no better than chance, which is what a row that judges itself would not be
    const { labels } = makeRows(240, 9);
    const [point] = await curve(240, { labels, sizes: [150], c: 1e6 });
    expect(Math.abs(point!.accuracyMean - 0.5)).toBeLessThan(0.12);
  });

  it('learns from the share that a measurement in turn learns from', async () => {
    const inTurn = await curve(100, { judged: range(0, 100), sizes: [50, 100, 101], learntShare: 0.8 });
    expect(inTurn.map(({ labels }) => labels)).toEqual([50, 100]);
    const [asMany] = await curve(100, { judged: range(0, 100), sizes: [40], learntShare: 1 });
    expect(inTurn[0]!.accuracies).toEqual(asMany!.accuracies);
  });

  it('has no point where nothing may be drawn, and one where a draw has a single class', async () => {
    expect(await curve(240, { drawable: new Int32Array(0) })).toEqual([]);
    const [one] = await curve(240, { sizes: [1] });
    expect(one!.accuracyMean).toBeGreaterThan(0.3);
  });

  it('ends when its pause rejects', async () => {
    await expect(curve(100, { pause: () => Promise.reject(new Error('stopped')) })).rejects.toThrow('stopped');
  });
});
