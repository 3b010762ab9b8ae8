import { createRequire } from 'node:module';
import path from 'node:path';
import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { memory, registerBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../sampling/random';
import { Backends } from './backends/backends';
import { BackendLost, type BackendNotice } from './backends/backend';
import { hashTexts } from './features/text/hashTexts';
import { trainModel, type TrainingInput, type TrainingOptions } from './trainModel';
import type { Features } from './trainedModel';

const dist = path.dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
const wasmFiles = Object.fromEntries(['', '-simd', '-threaded-simd'].map((kind) => `tfjs-backend-wasm${kind}.wasm`).map((name) => [name, path.join(dist, name)]));
const backends = new Backends({ wasmFiles, mayHaveWebgl: false });
const options: TrainingOptions = { model: 'auto', seed: 1, backends };
const rows = (from: number, to: number) => Int32Array.from({ length: to - from }, (_, at) => from + at);

const random = createRandom(5);
const WORDS = [['sunny', 'warm', '晴れ', '☀️'], ['rain', 'wet', '下雨', '🌧️'], ['snow', 'cold', 'ثلج', '❄️']];
const labels = Int32Array.from({ length: 90 }, () => random.nextBelow(3));
const texts = Array.from(labels, (label) => `the day is ${WORDS[label]![random.nextBelow(4)]} and ${WORDS[random.nextBelow(10) === 0 ? 0 : label]![random.nextBelow(4)]} "quoted"\nsaid`);
const vectors = { kind: 'dense' as const, rows: 90, columns: 12, values: Float32Array.from({ length: 90 * 12 }, (_, i) => (i % 12 === labels[Math.floor(i / 12)] ? 1.5 : 0) + random.nextFloat()) };
const dense: Features = { kind: 'imageMobileNet', version: 'imageMobileNet@1', source: { kind: 'dense', vectors } };
const input = (features: Features): TrainingInput => ({ features: [features], labels, classes: 3, train: rows(0, 60), dev: rows(60, 80), predict: rows(0, 90) });

let ofTexts: Features;
beforeAll(async () => {
  ofTexts = { kind: 'textNgrams', version: 'textNgrams@1', source: { kind: 'textNgrams', texts: await hashTexts(texts) } };
});

describe('trainModel', () => {
  it('measures on the dev rows and compares candidates there', async () => {
    const trained = await trainModel(input(dense), options);
    expect(trained.candidates.map(({ name }) => name)).toEqual(['Softmax regression on image vectors, C 0.01', 'Softmax regression on image vectors, C 0.1', 'Softmax regression on image vectors, C 1']);
    expect(trained).toMatchObject({ devSource: 'split', trainItems: 60, dev: { items: 20 } });
    expect(trained.dev!.accuracy).toBe(Math.max(...trained.candidates.map(({ devAccuracy }) => devAccuracy!)));
    for (let row = 0; row < 90; row += 1) expect(trained.probabilities.subarray(row * 3, row * 3 + 3).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
  });

  it('takes other features than the first where they gain enough, and completes them then', async () => {
    const asked: string[] = [];
    const noting = (features: Features): Features => ({ ...features, complete: async () => (asked.push(features.kind), features.source) });
    const compare = (...features: Features[]) => trainModel({ ...input(dense), features: features.map(noting) }, options);
    const both = await compare(ofTexts, dense);
    expect(both.candidates.map(({ name }) => name)).toEqual(['Softmax regression on words and parts of words, C 10', 'Softmax regression on image vectors, C 0.1']);
    expect(both.candidates[1]!.devAccuracy!).toBeGreaterThan(both.candidates[0]!.devAccuracy!);
    expect([both.kind, both.model.features]).toEqual(['softmax', 'imageMobileNet']);
    const same: Features = { ...dense, kind: 'audioLogMel' };
    expect((await compare(dense, same)).model.features).toBe('imageMobileNet');
    expect(asked).toEqual(['imageMobileNet', 'imageMobileNet']);
  });

  it('predicts each training row by a model that had not seen it where there are no dev rows', async () => {
    const trained = await trainModel({ ...input(ofTexts), dev: rows(0, 0) }, options);
    expect(trained).toMatchObject({ devSource: 'folds', kind: 'ngrams', backend: null, dev: { items: 60 } });
    expect(trained.dev!.accuracy).toBeGreaterThan(0.7);
    // labels that chance gave: figures of rows that were learnt would be near 1
    const noise = labels.map(() => random.nextBelow(3));
    const chance = await trainModel({ ...input(ofTexts), labels: noise, dev: rows(0, 0) }, options);
    expect(chance.dev!.accuracy).toBeLessThan(0.6);
  });

  it('gives the same model for the same seed, and leaves no tensor behind', async () => {
    const chosen = { ...options, model: 'mlp', hidden: 8, epochs: 15 } as const;
    const first = await trainModel(input(dense), chosen);
    const before = memory().numTensors;
    const again = await trainModel(input(dense), chosen);
    expect(again.model).toEqual(first.model);
    expect(memory().numTensors).toBe(before);
    expect(first.history.map(({ devAccuracy }) => devAccuracy)).not.toContain(null);
  });

  it('keeps the best so far when it is stopped', async () => {
    let epochs = 0;
    const stopped = await trainModel(input(dense), { ...options, model: 'mlp', hidden: 8, isStopped: () => epochs >= 3, onEpoch: () => void (epochs += 1) });
    expect(stopped.history).toHaveLength(3);
    expect(stopped.notes).toEqual(['The training was stopped; this is the best model until then.']);
  });

  it('fails with what to do, and never gives a model in the place of one that failed', async () => {
    await expect(trainModel({ ...input(dense), labels: labels.map(() => 1) }, options)).rejects.toMatchObject({ code: 'tooFewClasses', message: expect.stringContaining('Label some of another class') });
    await expect(trainModel({ ...input(dense), labels: labels.map(() => -1) }, options)).rejects.toMatchObject({ code: 'tooFewExamples' });
    const blank: Features = { ...dense, source: { kind: 'dense', vectors: { ...vectors, values: new Float32Array(90 * 12).fill(3) } } };
    await expect(trainModel(input(blank), options)).rejects.toMatchObject({ code: 'oneScore' });
    const broken: Features = { ...dense, source: { kind: 'dense', vectors: { ...vectors, values: vectors.values.map((value, i) => (i === 5 ? NaN : value)) } } };
    await expect(trainModel(input(broken), options)).rejects.toMatchObject({ code: 'notFinite' });
    await expect(trainModel(input(dense), { ...options, model: 'ngrams' })).rejects.toMatchObject({ code: 'noCandidate' });
  });

  it('falls back and says so where the backend asked for can not be had', async () => {
    const notices: BackendNotice[] = [];
    const trained = await trainModel(input(dense), { ...options, model: 'softmax', backends: new Backends({ wasmFiles, mayHaveWebgl: false }, 'webgl'), onNotice: (notice) => void notices.push(notice) });
    expect(trained.backend).toBe('wasm');
    expect(notices[0]).toMatchObject({ kind: 'backendFellBack', from: 'webgl', to: 'wasm' });
    expect(trained.notes[0]).toContain('WebAssembly computes instead');
  });

  it('begins again on the next backend when one is lost in the middle', async () => {
    const lost = new Backends({ wasmFiles, mayHaveWebgl: false }, 'cpu');
    const notices: BackendNotice[] = [];
    const names = await lost.run(async (name) => {
      if (name === 'cpu') throw new BackendLost('cpu', 'It went away.');
      return name;
    }, (notice) => void notices.push(notice));
    expect(names).toBe('wasm');
    expect(notices.at(-1)).toMatchObject({ from: 'cpu', to: 'wasm', message: expect.stringContaining('It went away.') });
    // the tests of other files share this one's tfjs
    registerBackend('cpu', () => new MathBackendCPU());
  });
});
