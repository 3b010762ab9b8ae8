import { expect, it } from 'vitest';
import { chooseFeatures } from './chooseFeatures';

const AUTO = { features: 'auto', model: 'auto' } as const;
const few = { labelled: 40, texts: ['a short text'] };

it('compares n-grams with sentence vectors where labels and text are few', () => {
  expect(chooseFeatures('text', AUTO, few)).toEqual(['textNgrams', 'textEmbedding']);
  expect(chooseFeatures('text', AUTO, { ...few, labelled: 4_000 })).toHaveLength(2);
  expect(chooseFeatures('text', AUTO, { ...few, labelled: 4_001 })).toEqual(['textNgrams']);
  // a text counts for the thousand characters that are read of it
  const long = 'x'.repeat(50_000);
  expect(chooseFeatures('text', AUTO, { ...few, texts: Array<string>(500).fill(long) })).toHaveLength(2);
  expect(chooseFeatures('text', AUTO, { ...few, texts: Array<string>(501).fill(long) })).toEqual(['textNgrams']);
});

it('tries sentence vectors, which know English, with Latin letters only', () => {
  for (const [text, kinds] of [['¿dónde está mi paquete?', 2], ['包裹在哪里', 1], ['أين طلبي', 1], ['GPU が速い計算機', 1], ['my 包裹', 2], ['🙂 12', 1], ['', 1]] as const) {
    expect(chooseFeatures('text', AUTO, { ...few, texts: [text] }), text).toHaveLength(kinds);
  }
});

it('takes what was asked for, and what a model needs', () => {
  expect(chooseFeatures('text', { ...AUTO, features: 'textEmbedding' }, { ...few, labelled: 1e6 })).toEqual(['textEmbedding']);
  expect(chooseFeatures('text', { ...AUTO, model: 'mlp' }, few)).toEqual(['textEmbedding']);
  expect(chooseFeatures('text', { ...AUTO, model: 'ngrams' }, few)).toEqual(['textNgrams']);
  expect(chooseFeatures('text', { ...AUTO, model: 'propagation' }, few)).toEqual(['textNgrams']);
  expect(chooseFeatures('table', AUTO, few)).toEqual(['tableRows']);
  expect(() => chooseFeatures('image', { ...AUTO, features: 'textNgrams' }, few)).toThrow(/Choose imageMobileNet, or auto/);
});
