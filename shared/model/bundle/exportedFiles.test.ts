import { expect, it } from 'vitest';
import { exportedFiles } from './exportedFiles';

it('takes the data of a model from the project, and never a program', () => {
  const bytes = Uint8Array.of(1);
  const kept = ['model.json', 'weights.bin', 'model.mjs', '../model.json', 'predict.mjs', 'evil.js'].map((name) => ({ name, bytes }));
  const files = exportedFiles(kept, { 'model.mjs': 'export {};' });
  expect(files.map(({ name }) => name)).toEqual(['model.json', 'weights.bin', 'model.mjs']);
  expect(new TextDecoder().decode(files[2]!.bytes)).toBe('export {};');
});
