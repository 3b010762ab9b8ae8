import { describe, expect, it } from 'vitest';
import { createRandom } from '../../sampling/random';
import type { DenseRows, SparseRows } from '../featureRows';
import { buildNeighbourGraph } from './buildNeighbourGraph';
import type { NeighbourGraph } from './neighbourGraph';

const eight: DenseRows = { kind: 'dense', rows: 8, columns: 2, values: Float32Array.of(1, 0.1, 0.9, 0.2, 1, 0.3, 0.6, 0.5, 0.5, 0.6, 0.2, 1, 0.1, 0.9, 0.3, 1.1) };

function toSparse({ rows, columns, values }: DenseRows): SparseRows {
  const [starts, indices, kept] = [new Int32Array(rows + 1), [] as number[], [] as number[]];
  for (let row = 0; row < rows; row += 1) {
    for (let j = 0; j < columns; j += 1) {
      if (values[row * columns + j] === 0) continue;
      indices.push(j);
      kept.push(values[row * columns + j]!);
    }
    starts[row + 1] = indices.length;
  }
  return { kind: 'sparse', rows, columns, starts, indices: Int32Array.from(indices), values: Float32Array.from(kept) };
}

/** Clusters of rows about centres, most columns of a row 0. */
function drawClusters(rows: number, columns: number, clusters: number): DenseRows {
  const random = createRandom(3);
  const centres = Float32Array.from({ length: clusters * columns }, () => (random.nextFloat() < 0.2 ? random.nextFloat() + 0.2 : 0));
  const values = Float32Array.from({ length: rows * columns }, (_, at) => {
    const centre = centres[(Math.floor(at / columns) % clusters) * columns + (at % columns)]!;
    const noise = random.nextFloat();
    return centre > 0 ? centre * (0.5 + noise) : noise < 0.02 ? 0.5 : 0;
  });
  return { kind: 'dense', rows, columns, values };
}

/** Share of the neighbours of one graph that the other has too. */
function recall(truth: NeighbourGraph, found: NeighbourGraph): number {
  let hits = 0;
  for (let row = 0; row < truth.rows; row += 1) {
    const own = new Set(found.neighbours.subarray(row * found.k, (row + 1) * found.k));
    for (let at = row * truth.k; at < (row + 1) * truth.k; at += 1) if (own.has(truth.neighbours[at]!)) hits += 1;
  }
  return hits / (truth.rows * truth.k);
}

describe('buildNeighbourGraph', () => {
  it.each([['dense', eight], ['sparse', toSparse(eight)]] as const)('finds the neighbours that numpy finds, %s', async (_, features) => {
    const graph = await buildNeighbourGraph(features, { k: 3, seed: 1 });
    expect(graph.exact).toBe(true);
    expect([...graph.neighbours]).toEqual([1, 2, 3, 2, 0, 3, 1, 0, 3, 4, 2, 1, 3, 7, 5, 7, 6, 4, 5, 7, 4, 5, 6, 4]);
    [0.992928, 0.981665, 0.828109, 0.997352, 0.992928, 0.888803].forEach((similarity, at) => expect(graph.similarities[at]).toBeCloseTo(similarity, 5));
  });

  it('leaves places free where nothing is in common', async () => {
    const rows: DenseRows = { kind: 'dense', rows: 4, columns: 3, values: Float32Array.of(1, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0) };
    for (const features of [rows, toSparse(rows)]) {
      const graph = await buildNeighbourGraph(features, { k: 2, seed: 1 });
      expect([...graph.neighbours]).toEqual([1, -1, 0, -1, -1, -1, -1, -1]);
      expect([...graph.similarities]).toEqual([1, 0, 1, 0, 0, 0, 0, 0]);
    }
  });

  it('puts equally near rows in their order', async () => {
    const same: DenseRows = { kind: 'dense', rows: 5, columns: 1, values: Float32Array.of(1, 1, 1, 1, 1) };
    for (const features of [same, toSparse(same)]) expect([...(await buildNeighbourGraph(features, { k: 2, seed: 1 })).neighbours]).toEqual([1, 2, 0, 2, 0, 1, 0, 1, 0, 1]);
  });

  it('finds most neighbours of many rows without comparing all, the same ones for a seed', async () => {
    const rows = drawClusters(900, 60, 30);
    const truth = await buildNeighbourGraph(rows, { k: 5, seed: 1 });
    const found = await buildNeighbourGraph(rows, { k: 5, seed: 1, exactWork: 0 });
    expect(found.exact).toBe(false);
    expect(recall(truth, found)).toBeGreaterThan(0.8);
    expect(await buildNeighbourGraph(rows, { k: 5, seed: 1, exactWork: 0 })).toEqual(found);
    const sparse = toSparse(rows);
    const cut = await buildNeighbourGraph(sparse, { k: 5, seed: 1, exactWork: 1e6 });
    expect(cut.exact).toBe(false);
    expect(recall(truth, cut)).toBeGreaterThan(0.75);
    expect(recall(truth, await buildNeighbourGraph(sparse, { k: 5, seed: 1 }))).toBeGreaterThan(0.999);
  });

  it('is cancelled by its pause', async () => {
    const rows = drawClusters(1_500, 60, 30);
    const pause = () => Promise.reject(new Error('cancelled'));
    for (const given of [rows, toSparse(rows)]) await expect(buildNeighbourGraph(given, { k: 5, seed: 1, pause })).rejects.toThrow('cancelled');
    await expect(buildNeighbourGraph(rows, { k: 5, seed: 1, pause, exactWork: 0 })).rejects.toThrow('cancelled');
  });
});
