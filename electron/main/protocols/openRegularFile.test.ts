import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRegularFile } from './openRegularFile';

describe.skipIf(process.platform === 'win32')('openRegularFile', () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-open-')));
    fs.writeFileSync(path.join(folder, 'a.png'), 'picture');
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('opens a regular file and tells its size', async () => {
    const opened = await openRegularFile(path.join(folder, 'a.png'));
    expect(opened?.size).toBe(7);
    await opened?.handle.close();
  });

  it('refuses a symbolic link that took the place of the file (P07)', async () => {
    fs.rmSync(path.join(folder, 'a.png'));
    fs.symlinkSync('/etc/passwd', path.join(folder, 'a.png'));
    expect(await openRegularFile(path.join(folder, 'a.png'))).toBeUndefined();
  });

  it('refuses a file behind a folder that was swapped for a link (P07)', async () => {
    fs.mkdirSync(path.join(folder, 'real'));
    fs.writeFileSync(path.join(folder, 'real', 'b.png'), 'picture');
    fs.symlinkSync(path.join(folder, 'real'), path.join(folder, 'link'));
    expect(await openRegularFile(path.join(folder, 'link', 'b.png'))).toBeUndefined();
  });

  it('refuses folders, pipes and devices without waiting for them (P08)', async () => {
    execFileSync('mkfifo', [path.join(folder, 'pipe')]);
    for (const file of [folder, path.join(folder, 'pipe'), '/dev/zero', '/dev/null']) expect(await openRegularFile(file)).toBeUndefined();
  });

  it('refuses a file that is not there', async () => {
    expect(await openRegularFile(path.join(folder, 'none.png'))).toBeUndefined();
  });
});
