import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFolderAtomically } from './writeFolderAtomically';

let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-folder-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

test('files come into a folder of their own; one that is there stays as it is', () => {
  writeFolderAtomically(path.join(folder, 'model'), [file('a.json', '1'), file('b.bin', '2')]);
  writeFolderAtomically(path.join(folder, 'model'), [file('a.json', '3')]);
  expect(fs.readdirSync(folder).sort()).toEqual(['model', 'model 2']);
  expect(fs.readdirSync(path.join(folder, 'model')).sort()).toEqual(['a.json', 'b.bin']);
  expect(fs.readFileSync(path.join(folder, 'model', 'a.json'), 'utf8')).toBe('1');
  expect(fs.readFileSync(path.join(folder, 'model 2', 'a.json'), 'utf8')).toBe('3');
});

test('a file that cannot be written leaves nothing behind', () => {
  expect(() => writeFolderAtomically(path.join(folder, 'model'), [file('a.json', '1'), file('x'.repeat(300), '2')])).toThrow();
  expect(fs.readdirSync(folder)).toEqual([]);
});
