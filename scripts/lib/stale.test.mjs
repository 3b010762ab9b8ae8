import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprintSources } from './stale.mjs';

let folder;
const write = (name, text) => {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  return file;
};
const fingerprint = () => fingerprintSources([folder]);

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stale-'));
  write('a/one.ts', '1');
  write('a/two.ts', '2');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

it('stays the same while nothing changes', () => {
  expect(fingerprint()).toBe(fingerprint());
});

it.each([
  ['a file is added', () => write('b/three.ts', '3')],
  ['a file is changed', () => write('a/one.ts', '1 and more')],
  ['a file is deleted', () => fs.rmSync(path.join(folder, 'a/two.ts'))],
  ['an older file takes its place', () => fs.utimesSync(path.join(folder, 'a/one.ts'), new Date(0), new Date(0))],
])('changes when %s', (_, change) => {
  const before = fingerprint();
  change();
  expect(fingerprint()).not.toBe(before);
});

it('does not care for tests', () => {
  const before = fingerprint();
  write('a/one.test.ts', 'new');
  expect(fingerprint()).toBe(before);
});
