import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Whether this process may mount file systems (root on Linux, with that right). Says why not, once for each `test`. */
export function canMount(test: string): boolean {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'goldset-mount-'));
  try {
    const isMounted = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
    if (isMounted) execFileSync('umount', [folder]);
    else console.warn(`${test} is skipped: it mounts a small file system, which takes root on Linux.`);
    return isMounted;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file system in memory of `size` (as mount takes it, "3m"), and what removes it. */
export function mountSmall(size: string): { readonly folder: string; readonly setReadOnly: () => void; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'goldset-mount-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  return {
    folder,
    setReadOnly: () => void execFileSync('mount', ['-o', 'remount,ro', folder]),
    remove: () => {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
