import { createRequire } from 'node:module';
import path from 'node:path';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../sampling/random';
import { startBackend } from '../backends/startBackend';
import type { DenseRows } from '../featureRows';
import { predictSoftmax } from '../linear/predictSoftmax';
import { trainSoftmax } from '../linear/trainSoftmax';
import type { EpochProgress } from './epochProgress';
import { predictOnBackend } from './predictOnBackend';
import { trainMlp } from './trainMlp';
import { trainSoftmaxOnBackend } from './trainSoftmaxOnBackend';

const dist = path.dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
const wasmFiles = Object.fromEntries(['', '-simd', '-threaded-simd'].map((kind) => `tfjs-backend-wasm${kind}.wasm`).map((name) => [name, path.join(dist, name)]));

/** Points around a centre for each class. */
function clouds(rows: number, columns: number, classes: number, seed: number) {
  const [random, centre] = [createRandom(seed), createRandom(99)];
  const centres = Float32Array.from({ length: classes * columns }, () => centre.nextFloat() - 0.5);
  const labels = Int32Array.from({ length: rows }, () => random.nextBelow(classes));
  const values = Float32Array.from({ length: rows * columns }, (_, i) => centres[labels[Math.floor(i / columns)]! * columns + (i % columns)]! + (random.nextFloat() - 0.5) * 2);
  return { features: { kind: 'dense', rows, columns, values } satisfies DenseRows, labels };
}

/** Two classes that no straight line parts: the sign of the product of the first two columns. */
function quadrants(rows: number, seed: number) {
  const random = createRandom(seed);
  const values = Float32Array.from({ length: rows * 2 }, () => 2 * random.nextFloat() - 1);
  return { features: { kind: 'dense', rows, columns: 2, values } satisfies DenseRows, labels: Int32Array.from({ length: rows }, (_, row) => (values[2 * row]! * values[2 * row + 1]! > 0 ? 1 : 0)) };
}

function shareRight(probabilities: Float32Array, labels: Int32Array, classes: number): number {
  return labels.filter((label, row) => probabilities.subarray(row * classes, (row + 1) * classes).every((p) => p <= probabilities[row * classes + label]!)).length / labels.length;
}

function furthest(a: Float32Array, b: Float32Array): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
}

beforeAll(async () => {
  expect(await startBackend('wasm', { wasmFiles, mayHaveWebgl: false })).toMatchObject({ name: 'wasm', notice: null });
});

describe('trainSoftmaxOnBackend', () => {
  it.each([2, 5])('reaches the optimum of the plain training, of %i classes', async (classes) => {
    const { features, labels } = clouds(300, 20, classes, 1);
    const options = { classes, c: 0.5, classWeights: 'balanced' as const };
    const [plain, ours] = [await trainSoftmax(features, labels, options), await trainSoftmaxOnBackend(features, labels, options)];
    expect(ours.loss).toBeCloseTo(plain.loss, 6);
    expect(furthest(predictSoftmax(ours, features), predictSoftmax(plain, features))).toBeLessThan(1e-3);
  });

  it('gives the same on plain JavaScript as on WebAssembly, and takes rows in parts', async () => {
    const { features, labels } = clouds(4500, 6, 3, 2);
    const wasm = await trainSoftmaxOnBackend(features, labels, { classes: 3, c: 1 });
    await setBackend('cpu');
    const cpu = await trainSoftmaxOnBackend(features, labels, { classes: 3, c: 1 });
    const byCpu = await predictOnBackend(cpu, features);
    await setBackend('wasm');
    expect(furthest(await predictOnBackend(wasm, features), byCpu)).toBeLessThan(1e-3);
  });

  it('keeps the best so far when it is stopped', async () => {
    const { features, labels } = clouds(300, 20, 5, 3);
    const before = memory().numTensors;
    const stopped = await trainSoftmaxOnBackend(features, labels, { classes: 5, c: 10, onIteration: ({ iteration }) => iteration < 2 });
    expect(stopped).toMatchObject({ end: 'stopped', iterations: 2 });
    expect(stopped.loss).toBeLessThan(Math.log(5));
    expect(memory().numTensors).toBe(before);
  });
});

describe('trainMlp', () => {
  it('learns what no straight line parts, the same from the same seed, and leaves no tensor behind', async () => {
    const [{ features, labels }, dev] = [quadrants(400, 4), quadrants(200, 5)];
    const before = memory().numTensors;
    const history: EpochProgress[] = [];
    const options = { classes: 2, seed: 7, hidden: 16, epochs: 60, learningRate: 0.02, dev };
    const first = await trainMlp(features, labels, { ...options, onEpoch: (progress) => void history.push(progress) });
    expect(memory().numTensors).toBe(before);
    expect(shareRight(await predictOnBackend(first, dev.features), dev.labels, 2)).toBeGreaterThan(0.93);
    expect(history[first.epoch - 1]!.devLoss).toBe(Math.min(...history.map(({ devLoss }) => devLoss!)));
    expect(await trainMlp(features, labels, options)).toEqual(first);
    expect((await trainMlp(features, labels, { ...options, seed: 8, epochs: 1 })).hiddenWeights).not.toEqual(first.hiddenWeights);
  });

  it('stops when the dev loss has not fallen for `patience` epochs', async () => {
    const { features, labels } = clouds(60, 30, 3, 6);
    const epochs: number[] = [];
    // dev labels that say nothing: learning makes them worse
    const dev = { features: clouds(60, 30, 3, 7).features, labels: Int32Array.from({ length: 60 }, (_, row) => row % 3) };
    const model = await trainMlp(features, labels, { classes: 3, seed: 1, patience: 3, dev, onEpoch: ({ epoch }) => void epochs.push(epoch) });
    expect(epochs.at(-1)).toBe(model.epoch + 3);
  });

  it('never predicts a class without an example, and keeps the best so far when it is stopped', async () => {
    const { features, labels } = clouds(60, 10, 3, 8);
    const model = await trainMlp(features, labels.map((label) => (label === 1 ? -1 : label)), { classes: 3, seed: 1, epochs: 5, onEpoch: ({ epoch }) => epoch < 2 });
    expect(model.epoch).toBe(2);
    const probabilities = await predictOnBackend(model, features);
    expect(Math.max(...probabilities.filter((_, i) => i % 3 === 1))).toBe(0);
  });

  it('fails where numbers overflow, with what to do, and leaves no tensor behind', async () => {
    const { features, labels } = clouds(60, 10, 3, 9);

    const before = memory().numTensors;
    await expect(trainMlp(features, labels, { classes: 3, seed: 1, learningRate: 1e30 })).rejects.toMatchObject({ code: 'notFinite', message: expect.stringContaining('softmax regression') });
    expect(memory().numTensors).toBe(before);
  });
});
