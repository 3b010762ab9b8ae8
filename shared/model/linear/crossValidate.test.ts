import { describe, expect, it } from 'vitest';
import type { FeatureSource } from '../featureSource';
import { hashTexts } from '../features/text/hashTexts';
import { crossValidate, stratifiedFolds } from './crossValidate';

const texts = Array.from({ length: 40 }, (_, at) => `${at % 2 ? 'warm summer sun' : 'cold winter snow'} day${at}`);
const labels = Int32Array.from(texts, (_, at) => at % 2);

describe('crossValidate', () => {
  it('spreads each class evenly over folds, and keeps groups together', () => {
    const some = labels.map((label, at) => (at < 10 ? -1 : label));
    const folds = stratifiedFolds(some, 5, 3);
    for (let fold = 0; fold < 5; fold += 1) for (const label of [0, 1]) expect(folds.filter((own, at) => own === fold && some[at] === label)).toHaveLength(3);
    expect(folds.subarray(0, 10)).toEqual(new Int32Array(10).fill(-1));
    expect(stratifiedFolds(some, 5, 3)).toEqual(folds);
    const groups = Int32Array.from(texts, (_, at) => at >> 2);
    const grouped = stratifiedFolds(labels, 5, 3, groups);
    for (let at = 0; at < 40; at += 1) expect(grouped[at]).toBe(grouped[at - (at % 4)]);
  });

  it('predicts rows by models that have not seen them', async () => {
    const source: FeatureSource = { kind: 'textNgrams', texts: await hashTexts(texts) };
    const folds = stratifiedFolds(labels, 5, 1).map((fold, at) => (at === 7 ? -1 : fold));
    const probabilities = await crossValidate({ source, labels, folds, classes: 2, c: 10 });
    expect(probabilities[14]).toBeNaN();
    for (let at = 0; at < 40; at += 1) if (at !== 7) expect(probabilities[at * 2 + labels[at]!]).toBeGreaterThan(0.9);
    // what only the row itself could have told is not known
    const wrong = await crossValidate({ source, labels: labels.map((label, at) => (at === 3 ? 1 - label : label)), folds, classes: 2, c: 10 });
    expect(wrong[3 * 2 + 1]).toBeGreaterThan(0.5);
  });

  it('is cancelled by its pause', async () => {
    const source: FeatureSource = { kind: 'textNgrams', texts: await hashTexts(texts) };
    await expect(crossValidate({ source, labels, folds: stratifiedFolds(labels, 5, 1), classes: 2, c: 10, pause: () => Promise.reject(new Error('cancelled')) })).rejects.toThrow('cancelled');
  });
});
