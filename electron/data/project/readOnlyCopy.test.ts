import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../testProjectFile';
import { makeReadOnlyCopy, removeAbandonedCopies } from './readOnlyCopy';

it('removes the copies of processes that are gone and leaves those in use', () => {
  const { folder, remove } = makeFolder();
  const file = path.join(folder, 'a.goldset');
  writeFileSync(file, 'content');
  const copy = makeReadOnlyCopy(file);
  const { pid } = spawnSync(process.execPath, ['--version']);
  const abandoned = mkdtempSync(path.join(os.tmpdir(), `goldset-copy-${pid}-`));
  writeFileSync(path.join(abandoned, 'b.goldset'), 'content');
  removeAbandonedCopies();
  expect(existsSync(abandoned)).toBe(false);
  expect(existsSync(copy.path)).toBe(true);
  copy.remove();
  expect(existsSync(path.dirname(copy.path))).toBe(false);
  remove();
});
