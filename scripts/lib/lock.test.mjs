import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from './lock.mjs';

let folder;
let file;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lock-'));
  file = path.join(folder, 'x.lock');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

it('lets processes in one at a time', async () => {
  const log = path.join(folder, 'log');
  const code = `
    import { withLock } from ${JSON.stringify(new URL('./lock.mjs', import.meta.url).href)};
    import fs from 'node:fs';
    await withLock(${JSON.stringify(file)}, async () => {
      fs.appendFileSync(${JSON.stringify(log)}, 'in ');
      await new Promise((resolve) => setTimeout(resolve, 30));
      fs.appendFileSync(${JSON.stringify(log)}, 'out ');
    });`;
  const children = Array.from({ length: 4 }, () => spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' }));
  await Promise.all(children.map((child) => new Promise((resolve) => child.on('close', resolve))));
  expect(fs.readFileSync(log, 'utf8')).toBe('in out '.repeat(4));
  expect(fs.existsSync(file)).toBe(false);
});

it('gives the lock back when the work fails', async () => {
  await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLock(file, async () => 'in')).toBe('in');
});

it('takes over from a process that died', async () => {
  // 2^22 is above every process number that Linux gives out.
  fs.writeFileSync(file, JSON.stringify({ id: 'x', pid: 4_194_304, host: os.hostname() }));
  expect(await withLock(file, async () => 'in')).toBe('in');
});

it('takes over a lock of another machine that nobody touched for long', async () => {
  fs.writeFileSync(file, JSON.stringify({ id: 'x', pid: 1, host: 'elsewhere' }));
  const before = new Date(Date.now() - 60_000);
  fs.utimesSync(file, before, before);
  expect(await withLock(file, async () => 'in')).toBe('in');
});
