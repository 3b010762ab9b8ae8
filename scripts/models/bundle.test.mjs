import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { tensor2d } from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../lib/paths.mjs';
import { bundleRunner } from '../lib/bundleRunner.mjs';
import { createRandom } from '../../shared/sampling/random';
import { Backends } from '../../shared/model/backends/backends';
import { exportedFiles } from '../../shared/model/bundle/exportedFiles';
import { writeBundle } from '../../shared/model/bundle/writeBundle';
import { hashTexts } from '../../shared/model/features/text/hashTexts';
import { applyPreprocessing } from '../../shared/model/featureSource';
import { toDense } from '../../shared/model/toDense';
import { trainModel } from '../../shared/model/trainModel';

const dist = path.dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
const wasmFiles = Object.fromEntries(['', '-simd', '-threaded-simd'].map((kind) => `tfjs-backend-wasm${kind}.wasm`).map((name) => [name, path.join(dist, name)]));
const backends = new Backends({ wasmFiles, mayHaveWebgl: false });
const options = { model: 'auto', seed: 1, backends };
const rows = (from, to) => Int32Array.from({ length: to - from }, (_, at) => from + at);

const random = createRandom(5);
const WORDS = [['sunny', 'warm', '晴れ', '☀️'], ['rain', 'wet', '下雨', '🌧️'], ['snow', 'cold', 'ثلج', '❄️']];
const labels = Int32Array.from({ length: 90 }, () => random.nextBelow(3));
const texts = Array.from(labels, (label) => `the day is ${WORDS[label][random.nextBelow(4)]} and ${WORDS[random.nextBelow(10) === 0 ? 0 : label][random.nextBelow(4)]} "quoted"\nsaid`);
[texts[88], texts[89]] = ['', 'слова, которых нигде нет'];
/** Cells are missing, and from row 80 on, which nothing is learnt from, there are categories that no training row has, and words where numbers stand. */
const table = Array.from(labels, (label, row) => [
  ['height', random.nextBelow(8) === 0 ? null : row === 88 ? 'tall' : String(label + random.nextFloat())],
  ['colour', row > 84 ? 'violet' : random.nextBelow(9) === 0 ? '' : ['red', 'green', 'blue'][random.nextBelow(5) === 0 ? 0 : label]],
  ...(row === 89 ? [] : [['size', String(random.nextBelow(3))]]),
]);
const vectors = { kind: 'dense', rows: 90, columns: 12, values: Float32Array.from({ length: 90 * 12 }, (_, i) => (i % 12 === labels[Math.floor(i / 12)] ? 1.5 : 0) + random.nextFloat()) };
const dense = { kind: 'imageMobileNet', version: 'imageMobileNet@1', source: { kind: 'dense', vectors } };
const sentences = { kind: 'textEmbedding', version: 'textEmbedding@1', source: { kind: 'dense', vectors, unitLength: true } };
const ofTable = { kind: 'tableRows', version: 'tableRows@1', source: { kind: 'tableRows', rows: table } };
const input = (features) => ({ features: [features], labels, classes: 3, train: rows(0, 60), dev: rows(60, 80), predict: rows(0, 90) });

let ofTexts;
let runner;
let folder = null;
beforeAll(async () => {
  ofTexts = { kind: 'textNgrams', version: 'textNgrams@1', source: { kind: 'textNgrams', texts: await hashTexts(texts) } };
  runner = await bundleRunner(inRoot());
}, 30_000);
afterEach(() => {
  if (folder !== null) fs.rmSync(folder, { recursive: true });
  folder = null;
});

const info = { classes: ['sun', 'rain', 'snow'], temperature: 1, seed: 1, backend: 'wasm', versions: { goldset: '0' }, metrics: {} };

describe('bundle', () => {
  const write = (files) => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-bundle-'));
    for (const { name, bytes } of files) fs.writeFileSync(path.join(folder, name), bytes);
    return folder;
  };
  const runInNode = (at, items) => {
    const printed = execFileSync(process.execPath, ['predict.mjs'], { cwd: at, input: items.map((item) => JSON.stringify(item)).join('\n'), encoding: 'utf8' });
    return printed.trim().split('\n').map((line) => JSON.parse(line));
  };

  const ownVectors = Array.from(labels, (_, row) => Array.from(vectors.values.subarray(row * 12, row * 12 + 12)));
  const ownRows = table.map((row) => Object.fromEntries(row));
  it.each([
    ['texts', () => ofTexts, texts, 'ngrams'],
    ['rows of a table', () => ofTable, ownRows, 'softmax'],
    ['rows of a table, by a perceptron', () => ofTable, ownRows, 'mlp'],
    ['vectors', () => dense, ownVectors, 'softmax'],
    ['vectors, by a perceptron', () => dense, ownVectors, 'mlp'],
    ['sentence vectors', () => sentences, ownVectors, 'softmax'],
  ])('predicts %s in plain Node as the app does', async (_, features, items, model) => {
    const trained = await trainModel(input(features()), { ...options, model, hidden: 8, epochs: 10 });
    // probabilities are those of a temperature that is not 1: it is in the weights
    expect(Math.abs(trained.temperature - 1)).toBeGreaterThan(5e-4);
    const printed = runInNode(write(exportedFiles(writeBundle(trained.model, info), runner)), items);
    expect(printed).toHaveLength(90);
    const furthest = Math.max(...printed.map(({ probabilities }, row) => Math.max(...info.classes.map((name, k) => Math.abs(probabilities[name] - trained.probabilities[row * 3 + k])))));
    expect(furthest).toBeLessThan(1e-5);
  });

  it('is a tfjs layers model from features to calibrated probabilities', async () => {
    const trained = await trainModel(input(ofTexts), options);
    const files = new Map(writeBundle(trained.model, info).map(({ name, bytes }) => [name, bytes]));
    const { modelTopology, weightsManifest } = JSON.parse(Buffer.from(files.get('model.json')).toString());
    const loaded = await loadLayersModel({ load: () => Promise.resolve({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData: files.get('weights.bin').buffer }) });
    const features = toDense(applyPreprocessing(trained.model.preprocessing, ofTexts.source));
    await backends.start();
    const predicted = loaded.predict(tensor2d(features.values, [features.rows, features.columns])).dataSync();
    expect(Math.max(...predicted.map((p, i) => Math.abs(p - trained.probabilities[i])))).toBeLessThan(1e-5);
  });
});
