import { expect, it } from 'vitest';
import { fitScaling } from './features/dense/fitScaling';
import { fitTableFeatures } from './features/table/fitTableFeatures';
import { fitTextFeatures } from './features/text/fitTextFeatures';
import { hashTexts } from './features/text/hashTexts';
import { packPreprocessing, unpackPreprocessing } from './packPreprocessing';
import type { Preprocessing } from './preprocessing';

const fitted: readonly Preprocessing[] = [
  fitTextFeatures(await hashTexts(['good morning', 'good night'])),
  fitTableFeatures([[['array', 1], ['b', 'x']], [['array', 0.1], ['b', null]]]),
  fitScaling({ kind: 'dense', rows: 2, columns: 2, values: Float32Array.of(1, 2, 3, 4) }),
];

it.each(fitted)('gives preprocessing back, number for number: $kind', (preprocessing) => {
  const { json, binary } = packPreprocessing(preprocessing);
  expect(unpackPreprocessing({ json, binary })).toEqual(preprocessing);
  // also from the middle of another binary
  const within = new Uint8Array(binary.length + 3);
  within.set(binary, 3);
  expect(unpackPreprocessing({ json, binary: within.subarray(3) })).toEqual(preprocessing);
});

it('refuses what is cut off or not known', () => {
  const { json, binary } = packPreprocessing(fitted[0]!);
  expect(() => unpackPreprocessing({ json, binary: binary.subarray(0, 8) })).toThrow('cut off');
  expect(() => unpackPreprocessing({ json: json.replace('"version":1', '"version":2'), binary })).toThrow('version 2');
});
