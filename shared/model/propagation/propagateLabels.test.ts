import { describe, expect, it } from 'vitest';
import { buildNeighbourGraph } from '../neighbours/buildNeighbourGraph';
import { propagateLabels } from './propagateLabels';
import { propagationHeldOut } from './propagationHeldOut';

const graph = await buildNeighbourGraph({ kind: 'dense', rows: 8, columns: 2, values: Float32Array.of(1, 0.1, 0.9, 0.2, 1, 0.3, 0.6, 0.5, 0.5, 0.6, 0.2, 1, 0.1, 0.9, 0.3, 1.1) }, { k: 3, seed: 1 });
const labels = Int32Array.of(0, -1, -1, -1, -1, -1, 1, -1);

describe('propagateLabels', () => {
  it.each([
    [0.9, [0.832758, 0.77252, 0.771638, 0.678951, 0.320042, 0.226278, 0.166756, 0.227098]],
    [0.2, [0.999795, 0.997273, 0.997176, 0.947612, 0.051903, 0.00269, 0.000205, 0.002779]],
  ])('spreads labels as scikit-learn does, alpha %d', async (alpha, expected) => {
    const spread = await propagateLabels(graph, labels, { classes: 2, alpha, tolerance: 1e-10, maxRounds: 5_000 });
    expect(spread.converged).toBe(true);
    expect([...spread.labels]).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    expected.forEach((probability, row) => {
      expect(spread.probabilities[row * 2]).toBeCloseTo(probability, 5);
      expect(spread.probabilities[row * 2 + 1]).toBeCloseTo(1 - probability, 5);
    });
  });

  it('says nothing of rows that no label reaches', async () => {
    const apart = await buildNeighbourGraph({ kind: 'dense', rows: 4, columns: 2, values: Float32Array.of(1, 0, 1, 0, 0, 1, 0, 1) }, { k: 2, seed: 1 });
    const { probabilities, labels: found } = await propagateLabels(apart, [0, -1, -1, -1], { classes: 2 });
    expect([...found]).toEqual([0, 0, -1, -1]);
    expect([...probabilities]).toEqual([1, 0, 1, 0, NaN, NaN, NaN, NaN]);
    const heldOut = await propagationHeldOut(apart, Int32Array.of(0, -1, 1, -1), Int32Array.of(0, -1, 1, -1), { classes: 2 });
    expect(heldOut).toMatchObject({ predicted: 0, unreached: 2, interval: null, accuracy: { value: null } });
  });

  it('outvotes a label that all its neighbours contradict', async () => {
    const near = await buildNeighbourGraph({ kind: 'dense', rows: 6, columns: 2, values: Float32Array.from({ length: 12 }, (_, at) => (at % 2 ? 0.01 * at : 1)) }, { k: 5, seed: 1 });
    expect((await propagateLabels(near, [0, 0, 0, 0, 0, 1], { classes: 2 })).labels[5]).toBe(0);
  });

  it('is measured on labels that are hidden, none of which helps itself', async () => {
    const truth = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 0);
    const folds = Int32Array.of(0, 1, 0, -1, -1, -1, 1, 1);
    const heldOut = await propagationHeldOut(graph, truth, folds, { classes: 2 });
    expect(heldOut).toMatchObject({ predicted: 5, right: 4, unreached: 0, accuracy: { value: 0.8, reason: null } });
    expect(heldOut.interval!.low).toBeCloseTo(0.3755, 3);
    expect(heldOut.probabilities[14]).toBeLessThan(0.5);
    expect(heldOut.probabilities[6]).toBeNaN();
  });

  it('is cancelled by its pause and refuses an alpha outside 0 to 1', async () => {
    await expect(propagateLabels(graph, labels, { classes: 2, pause: () => Promise.reject(new Error('cancelled')) })).rejects.toThrow('cancelled');
    await expect(propagateLabels(graph, labels, { classes: 2, alpha: 1 })).rejects.toThrow(RangeError);
    await expect(propagateLabels(graph, labels, { classes: 1 })).rejects.toThrow('label 1 of 1 classes');
  });
});
