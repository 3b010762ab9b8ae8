import { describe, expect, it } from 'vitest';
import { createRandom } from '../../sampling/random';
import type { DenseRows, FeatureRows, SparseRows } from '../featureRows';
import { predictSoftmax } from './predictSoftmax';
import { trainSoftmax, type SoftmaxOptions } from './trainSoftmax';

const rows: DenseRows = { kind: 'dense', rows: 10, columns: 2, values: Float32Array.of(0, 1, 1, 0, 2, 2, 3, 1, 0, 3, 4, 4, 1, 2, 2, 0, 3, 3, 0, 0) };
const three = [0, 1, 0, 1, 2, 2, 0, 1, 2, 0];
const two = three.map((label) => Math.min(label, 1));
const exact = { c: 2, tolerance: 1e-9 };

/** The same rows without their zeros. */
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

function near(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, at) => expect(Math.abs(actual[at]! - value), `${at}: ${actual[at]} for ${value}`).toBeLessThan(1e-4));
}

async function firstThree(features: FeatureRows, labels: readonly number[], options: SoftmaxOptions): Promise<Float32Array> {
  return predictSoftmax(await trainSoftmax(features, labels, options), features).subarray(0, 3 * options.classes);
}

/** Rows of chance, of which the class follows with some noise; every third column is a copy of the one before it. */
function drawRows(count: number, columns: number, classes: number): { features: DenseRows; labels: Int32Array } {
  const random = createRandom(7);
  const values = new Float32Array(count * columns);
  const labels = Int32Array.from({ length: count }, (_, row) => {
    for (let j = 0; j < columns; j += 1) values[row * columns + j] = j % 3 === 2 ? values[row * columns + j - 1]! : random.nextFloat() < 0.3 ? random.nextFloat() : 0;
    const own = values.subarray(row * columns, row * columns + classes * 3);
    return Math.floor(own.indexOf(Math.max(...own)) / 3);
  });
  return { features: { kind: 'dense', rows: count, columns, values }, labels };
}

describe('trainSoftmax', () => {
  // Values: scikit-learn 1.2, LogisticRegression(C=2, tol=1e-10).
  it.each([['dense', rows], ['sparse', toSparse(rows)]] as const)('finds the coefficients of scikit-learn on three classes, %s', async (_, features) => {
    const model = await trainSoftmax(features, three, { classes: 3, ...exact });
    expect(model.end).toBe('converged');
    near(model.weights, [-0.597293, 0.821023, -0.22373, -0.115461, -1.468349, 1.58381]);
    near(predictSoftmax(model, features).subarray(0, 9), [0.872888, 0.081306, 0.045806, 0.399648, 0.594782, 0.005571, 0.495872, 0.203664, 0.300464]);
  });

  it.each([['dense', rows], ['sparse', toSparse(rows)]] as const)('finds those of the binary model on two classes, %s', async (_, features) => {
    const model = await trainSoftmax(features, two, { classes: 2, ...exact });
    near([model.weights[1]! - model.weights[0]!, model.weights[3]! - model.weights[2]!, model.bias[1]! - model.bias[0]!], [0.797159, 0.069573, -0.834197]);
    near(predictSoftmax(model, features).subarray(0, 6), [0.682357, 0.317643, 0.509259, 0.490741, 0.289201, 0.710799]);
  });

  it('weighs classes and rows as scikit-learn does', async () => {
    near(await firstThree(rows, three, { classes: 3, classWeights: 'balanced', ...exact }), [0.842809, 0.100429, 0.056762, 0.351728, 0.641846, 0.006426, 0.439232, 0.222214, 0.338554]);
    near(await firstThree(rows, three, { classes: 3, sampleWeights: [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.25], ...exact }), [0.922308, 0.042608, 0.035084, 0.560421, 0.432625, 0.006954, 0.414026, 0.191894, 0.39408]);
  });

  it('gives the same model of sparse rows, whose alike columns it merges, as of dense ones', async () => {
    for (const classes of [2, 3, 7]) {
      const { features, labels } = drawRows(60, 90, classes);
      const [dense, sparse] = await Promise.all([features, toSparse(features)].map((given) => trainSoftmax(given, labels, { classes, c: 10, tolerance: 1e-9 })));
      near(sparse!.weights, [...dense!.weights]);
      near(sparse!.bias, [...dense!.bias]);
    }
  });

  it('leaves rows without a label out', async () => {
    const some = three.map((label, row) => (row < 3 ? -1 : label));
    const rest: DenseRows = { kind: 'dense', rows: 7, columns: 2, values: rows.values.slice(6) };
    near((await trainSoftmax(rows, some, { classes: 3, ...exact })).weights, [...(await trainSoftmax(rest, three.slice(3), { classes: 3, ...exact })).weights]);
  });

  it('gives a class without examples no chance, and is else the model of the others', async () => {
    const probabilities = predictSoftmax(await trainSoftmax(rows, two.map((label) => label * 2), { classes: 4, ...exact }), rows);
    near(probabilities.subarray(0, 4), [0.682357, 0, 0.317643, 0]);
    expect(probabilities[1]).toBe(0);
  });

  it('knows one class only where examples are of one, and says so', async () => {
    const model = await trainSoftmax(rows, three.map((label) => (label === 1 ? 1 : -1)), { classes: 3, c: 1 });
    expect(model.end).toBe('one class');
    expect([...predictSoftmax(model, rows).subarray(0, 3)]).toEqual([0, 1, 0]);
  });

  it('begins at another model, where it has less to do, and ends at the same', async () => {
    const { features, labels } = drawRows(200, 60, 4);
    const cold = await trainSoftmax(features, labels, { classes: 4, ...exact });
    const warm = await trainSoftmax(features, labels, { classes: 4, ...exact, warmStart: cold });
    expect(warm.iterations).toBeLessThan(cold.iterations / 2);
    near(warm.weights, [...cold.weights]);
    const sparse = toSparse(features);
    const again = await trainSoftmax(sparse, labels, { classes: 4, ...exact, warmStart: await trainSoftmax(sparse, labels, { classes: 4, ...exact }) });
    expect(again.iterations).toBeLessThan(cold.iterations / 2);
  });

  it('takes a class that had no example in the model it begins at', async () => {
    const before = await trainSoftmax(rows, two, { classes: 3, ...exact });
    near((await trainSoftmax(rows, three, { classes: 3, ...exact, warmStart: before })).weights, [...(await trainSoftmax(rows, three, { classes: 3, ...exact })).weights]);
  });

  it('is told of losses that never rise, and keeps the best when it is stopped', async () => {
    const { features, labels } = drawRows(200, 60, 4);
    const losses: number[] = [];
    const stopped = await trainSoftmax(features, labels, { classes: 4, ...exact, onIteration: ({ loss, iteration }) => losses.push(loss) > 0 && iteration < 3 });
    expect(stopped).toMatchObject({ end: 'stopped', iterations: 3, loss: losses[2]! });
    expect(losses.toSorted((a, b) => b - a)).toEqual(losses);
    let snapshot: ArrayLike<number> = [];
    const full = await trainSoftmax(features, labels, { classes: 4, ...exact, onIteration: (progress) => void (progress.iteration === 3 && (snapshot = progress.snapshot().weights)) });
    near(stopped.weights, Array.from(snapshot));
    expect(full.loss).toBeLessThan(stopped.loss);
  });

  it('pauses, ends when the pause rejects, and is not changed by pauses', async () => {
    const { features, labels } = drawRows(1_000, 60, 6);
    let pauses = 0;
    const paused = await trainSoftmax(features, labels, { classes: 6, c: 10, pause: async () => void (pauses += 1) });
    expect(pauses).toBeGreaterThan(3);
    expect(paused).toEqual(await trainSoftmax(features, labels, { classes: 6, c: 10 }));
    await expect(trainSoftmax(features, labels, { classes: 6, c: 10, pause: () => Promise.reject(new Error('cancelled')) })).rejects.toThrow('cancelled');
  });

  it('refuses what it cannot train on', async () => {
    const options = { classes: 3, c: 1 };
    await expect(trainSoftmax(rows, three.map(() => -1), options)).rejects.toThrow(RangeError);
    await expect(trainSoftmax(rows, three, { ...options, classes: 2 })).rejects.toThrow('label 2 of 2 classes');
    await expect(trainSoftmax(rows, three, { ...options, c: 0 })).rejects.toThrow(RangeError);
    await expect(trainSoftmax({ ...rows, values: rows.values.map((value) => value / 0) }, three, options)).rejects.toThrow('not a finite number');
    const model = await trainSoftmax(rows, three, options);
    await expect(trainSoftmax(rows, three, { ...options, classes: 4, warmStart: model })).rejects.toThrow('warm start');
    expect(() => predictSoftmax(model, { ...rows, columns: 1 })).toThrow(RangeError);
  });
});
