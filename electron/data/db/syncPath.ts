import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Waits until a file's bytes, or a folder's names, are on the disk. Windows cannot sync a folder and needs not. */
export function syncPath(path: string): void {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch (error) {
    if (process.platform === 'win32') return;
    throw error;
  }
  try {
    fsyncSync(handle);
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  } finally {
    closeSync(handle);
  }
}
