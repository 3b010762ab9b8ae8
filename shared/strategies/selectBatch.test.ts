import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STRATEGY_IDS } from '../domain/model';
import { labelMatrixOf } from '../agreement/labelMatrix';
import { createRandom } from '../sampling/random';
import type { DenseRows } from '../model/featureRows';
import { squaredDistance } from './clusterRows';
import { selectBatch } from './selectBatch';
import type { BatchRequest } from './strategy';
import { denseOf, plantGroups, sparseOf } from './testRows';

const CLASSES = ['ham', 'spam', 'other'];

/** Sixty rows of three groups, two of each labelled, and a model that is more or less sure. */
function planted(seed: number): BatchRequest {
  const random = createRandom(seed);
  const { features, groups } = plantGroups([20, 20, 20], 0.3, random);
  const probabilities = Float32Array.from(Array.from(groups, (group) => {
    const p = 0.34 + 0.6 * random.nextFloat();
    return CLASSES.map((_, place) => (place === group ? p : (1 - p) * (place === (group + 1) % 3 ? 0.6 : 0.4)));
  }).flat());
  const rows = [0, 1, 20, 21, 40, 41];
  return {
    strategy: 'margin', size: 8, seed, features, probabilities, classes: CLASSES, nearDuplicate: 1, candidates: Array.from(groups.keys()).filter((row) => !rows.includes(row)),
    labelled: { rows, labels: rows.map((row) => groups[row]!) }, slices: [{ name: 'short', rows: [30, 31, 32], errorRate: 0.4 }, { name: 'long', rows: [31, 50], errorRate: 0.6 }],
    annotations: labelMatrixOf({ itemCount: 60, annotatorCount: 2, classCount: 3 }, rows.flatMap((row) => [[row, 0, groups[row]!] as const, [row, 1, groups[row]!] as const])),
  };
}

describe('selectBatch', () => {
  it.each(STRATEGY_IDS)('gives the same batch of candidates for the same seed: %s', async (strategy) => {
    const request = { ...planted(3), strategy, auditShare: 0.25 };
    const batch = await selectBatch(request);
    expect(await selectBatch({ ...request, candidates: [...request.candidates as number[]] })).toEqual(batch);
    expect(new Set(batch.items.map(({ row }) => row)).size).toBe(8);
    expect(batch.items.every(({ row }) => (request.candidates as number[]).includes(row))).toBe(true);
    expect(batch.items.filter(({ audit }) => audit)).toHaveLength(2);
    expect(batch.items.every(({ reason, score }) => reason.length > 5 && Number.isFinite(score))).toBe(true);
  });

  it('says the number and the names of the classes', async () => {
    const { items } = await selectBatch({ ...planted(1), size: 1, probabilities: Float32Array.from({ length: 180 }, (_, at) => [0.5, 0.47, 0.03, 0.8, 0.1, 0.1][at % 6]!) });
    expect(items[0]!.reason).toBe('margin 0.03 between ham and spam');
  });

  it('draws every candidate for the audit equally often', async () => {
    const counts = new Uint32Array(60);
    for (let seed = 0; seed < 600; seed += 1) for (const { row, audit } of (await selectBatch({ ...planted(1), seed, auditShare: 0.5 })).items) if (audit) counts[row]! += 1;
    const drawn = (planted(1).candidates as number[]).map((row) => counts[row]!);
    // 2,400 draws of 54: 44 each, standard deviation 6.3.
    expect(Math.min(...drawn)).toBeGreaterThan(20);
    expect(Math.max(...drawn)).toBeLessThan(70);
  });

  it('takes near-duplicates neither twice nor of what is labelled, as long as others are left', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 40 }), fc.constantFrom('margin', 'k-centre', 'cluster-first', 'entropy', 'density'), async (kinds, strategy) => {
      const rows = kinds.map((kind, at) => Array.from({ length: 20 }, (_, column) => (column === kind ? 10 : column === 10 + (at % 10) ? 1 : 0)));
      const candidates = kinds.map((_, at) => at).slice(2);
      const probabilities = Float32Array.from(kinds.flatMap((_, at) => [at / 100, 1 - at / 100]));
      const { items } = await selectBatch({ strategy, size: 6, seed: 1, features: sparseOf(rows), probabilities, classes: ['a', 'b'], candidates, labelled: { rows: [0, 1], labels: [0, 1] } });
      const chosen = items.map(({ row }) => kinds[row]!);
      expect(new Set(chosen).size).toBe(chosen.length);
      const fresh = new Set(kinds.slice(2).filter((kind) => kind !== kinds[0] && kind !== kinds[1])).size;
      expect(chosen.filter((kind) => kind !== kinds[0] && kind !== kinds[1])).toHaveLength(Math.min(6, fresh));
    }));
  });

  it('counts what it passed over, and says when a batch is not full', async () => {
    const features = sparseOf([[1, 0], [1, 0], [1, 0], [0, 1]]);
    const batch = await selectBatch({ strategy: 'margin', size: 3, seed: 1, features, probabilities: Float32Array.of(0.5, 0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2), classes: ['a', 'b'], candidates: [0, 1, 2, 3], labelled: { rows: [], labels: [] } });
    expect(batch.items.map(({ row }) => row)).toEqual([0, 3]);
    expect(batch).toMatchObject({ nearDuplicates: 2, note: 'Only 2 items differ enough to stand in one batch.' });
  });

  it('is an error without anything to choose from', async () => {
    await expect(selectBatch({ ...planted(1), candidates: [] })).rejects.toMatchObject({ failure: 'noCandidates' });
  });

  it('ends when cancelled', async () => {
    await expect(selectBatch({ ...planted(1), strategy: 'committee', pause: () => Promise.reject(new Error('cancelled')) })).rejects.toThrow('cancelled');
  });
});

describe('strategies without a model', () => {
  it('cluster-first takes one item of each group before a second of any, groups without a label first', async () => {
    const { features, groups } = plantGroups([30, 12, 12, 12, 12, 12], 0.1, createRandom(5));
    const request = { ...planted(1), strategy: 'cluster-first', features, probabilities: null, candidates: Array.from(groups.keys()).slice(1) } as const;
    const six = await selectBatch({ ...request, size: 6, candidates: [...groups.keys()], labelled: { rows: [], labels: [] } });
    expect(new Set(six.items.map(({ row }) => groups[row]!)).size).toBe(6);
    const five = await selectBatch({ ...request, size: 5, labelled: { rows: [0], labels: [0] } });
    expect(new Set(five.items.map(({ row }) => groups[row]!))).toEqual(new Set([1, 2, 3, 4, 5]));
  });

  it('k-centre takes the furthest from all that is labelled or chosen', async () => {
    const random = createRandom(9);
    const features = denseOf(Array.from({ length: 25 }, () => Array.from({ length: 4 }, () => random.nextFloat() - 0.5)));
    const unit = Float32Array.from(Array.from({ length: 25 }, (_, row) => features.values.subarray(row * 4, row * 4 + 4)).flatMap((row) => Array.from(row, (value) => value / Math.hypot(...row))));
    const { items } = await selectBatch({ ...planted(1), strategy: 'k-centre', features, size: 5, candidates: Array.from({ length: 23 }, (_, at) => at + 2), labelled: { rows: [0, 1], labels: [0, 1] } });
    const centres = [0, 1];
    for (const { row, score } of items) {
      const gap = (at: number) => Math.min(...centres.map((centre) => Math.sqrt(squaredDistance(unit, at * 4, unit, centre * 4, 4))));
      expect(score).toBeCloseTo(Math.max(...Array.from({ length: 25 }, (_, at) => gap(at))), 5);
      expect(gap(row)).toBeCloseTo(score, 5);
      centres.push(row);
    }
  });

  it('the default begins with groups, and asks the model when every class has two labels', async () => {
    const request = { ...planted(2), strategy: 'default' } as const;
    const asked = await selectBatch(request);
    expect(asked.note).toBeNull();
    expect(asked.items[0]!.reason).toMatch(/^margin 0\.\d\d between .*, \d\.\d\d from what is labelled$/);
    expect((await selectBatch({ ...request, probabilities: null })).note).toMatch(/^No model yet: one item of each group first/);
    expect((await selectBatch({ ...request, probabilities: null, features: null })).note).toMatch(/at random/);
    expect((await selectBatch({ ...request, labelled: { rows: [0, 1, 20, 21, 40], labels: [0, 0, 1, 1, 2] } })).note).toBe('Fewer than 2 labels of other: one item of each group first.');
  });

  it('the default takes the largest product of margin score and the fourth power of half the distance', async () => {
    const request = { ...planted(4), strategy: 'default' } as const;
    const { items } = await selectBatch(request);
    const margins = await selectBatch({ ...request, strategy: 'margin', size: 54 });
    const unit = Float64Array.from((request.features as DenseRows).values);
    for (let row = 0; row < 60; row += 1) {
      const norm = Math.hypot(...unit.subarray(row * 3, row * 3 + 3));
      for (let column = 0; column < 3; column += 1) unit[row * 3 + column]! /= norm;
    }
    const taken = [...(request.labelled.rows as number[])];
    for (const { row, score } of items) {
      const value = (pick: { readonly row: number; readonly score: number }) => pick.score * (Math.min(...taken.map((other) => Math.hypot(...[0, 1, 2].map((column) => unit[pick.row * 3 + column]! - unit[other * 3 + column]!)))) / 2) ** 4;
      expect(score).toBeCloseTo(Math.max(...margins.items.map(value)), 6);
      expect(value(margins.items.find((pick) => pick.row === row)!)).toBeCloseTo(score, 6);
      taken.push(row);
    }
  });

  it('the default takes unsure items of different kinds, where margin takes ten of one', async () => {
    const { features, groups } = plantGroups([100, 30, 30, 30], 0.2, createRandom(7));
    const probabilities = Float32Array.from(Array.from(groups, (group, at) => (group === 0 ? [0.5 + at / 5000, 0.5 - at / 5000] : [0.53 + at / 5000, 0.47 - at / 5000])).flat());
    const request = { ...planted(2), classes: ['a', 'b'], features, probabilities, size: 16, candidates: Array.from(groups.keys()).slice(2), labelled: { rows: [0, 0, 1, 1], labels: [0, 0, 1, 1] } } as const;
    const kinds = async (strategy: 'default' | 'margin') => new Set((await selectBatch({ ...request, strategy })).items.map(({ row }) => groups[row]!)).size;
    expect(await kinds('margin')).toBe(1);
    expect(await kinds('default')).toBeGreaterThan(2);
  });

  it.each(['k-centre', 'cluster-first', 'committee', 'density'] as const)('need features: %s', async (strategy) => {
    await expect(selectBatch({ ...planted(1), strategy, features: null })).rejects.toMatchObject({ failure: 'needsFeatures' });
  });
});

describe('strategies with a source of their own', () => {
  it('weakest-slice takes the slice with the most errors first, the least sure items first within', async () => {
    const request = { ...planted(1), strategy: 'weakest-slice', size: 5 } as const;
    const { items } = await selectBatch(request);
    expect(new Set(items.slice(0, 2).map(({ row }) => row))).toEqual(new Set([31, 50]));
    expect(new Set(items.slice(2, 4).map(({ row }) => row))).toEqual(new Set([30, 32]));
    expect(items.map(({ score }) => score)).toEqual([0.6, 0.6, 0.4, 0.4, 0]);
    expect(items[0]!.reason).toMatch(/^of long, 60 % wrong; margin 0\.\d\d between/);
    await expect(selectBatch({ ...request, slices: [] })).rejects.toMatchObject({ failure: 'needsSlices' });
  });

  it('label-more-or-new puts a disputed item before new and agreed ones', async () => {
    const { annotations: _, ...request } = planted(1);
    const annotations = labelMatrixOf({ itemCount: 5, annotatorCount: 3, classCount: 3 }, [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 1], [2, 0, 0], [2, 1, 0], [2, 2, 0], [3, 2, 2], [3, 0, 2]]);
    const probabilities = Float32Array.from([[0.4, 0.35, 0.25], [0.1, 0.8, 0.1], [0.8, 0.1, 0.1], [0.1, 0.1, 0.8], [0.9, 0.05, 0.05]].flat());
    const { items } = await selectBatch({ ...request, strategy: 'label-more-or-new', annotations, probabilities, features: null, candidates: [0, 1, 2, 3, 4], size: 5, labelled: { rows: [0, 1, 2, 3], labels: [0, 1, 0, 2] } });
    expect(items[0]).toMatchObject({ row: 0, reason: expect.stringMatching(/^2 answers, class sure to 0/) as string });
    expect(items.find(({ row }) => row === 4)!.reason).toMatch(/^new, /);
  });

  it('a committee disagrees most between the groups it was taught', async () => {
    const features = denseOf(Array.from({ length: 40 }, (_, at) => [at / 20 - 1, 0.1 * Math.sin(at)]));
    const { items } = await selectBatch({ ...planted(1), strategy: 'committee', classes: ['low', 'high'], features, candidates: Array.from({ length: 30 }, (_, at) => at + 5), labelled: { rows: [0, 1, 2, 3, 4, 35, 36, 37, 38, 39], labels: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1] }, size: 4 });
    expect(items.every(({ row }) => row > 10 && row < 30)).toBe(true);
    await expect(selectBatch({ ...planted(1), strategy: 'committee', labelled: { rows: [0], labels: [0] } })).rejects.toMatchObject({ failure: 'needsLabels' });
  });
});
