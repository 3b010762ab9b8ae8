import { constants, copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { hasLog } from '../db/readHeader';
import { isRunning } from '../process/isRunning';
import { Refusal } from '../refusal';

/**
 * A copy of the project file and its write-ahead log in the system's temporary folder. What must not be written is read through
 * it: even reading a database in WAL mode leaves files beside it. Throws `Refusal` when there is no room.
 */
export function makeReadOnlyCopy(file: string): { readonly path: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), `goldset-copy-${process.pid}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const copy = path.join(folder, path.basename(file));
  try {
    copyFileSync(file, copy, constants.COPYFILE_FICLONE);
    if (hasLog(file)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    return { path: copy, remove };
  } catch (error) {
    remove();
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    throw new Refusal('diskFull', `${path.basename(file)} can only be read, which takes a temporary copy, and there is no room for one in ${os.tmpdir()}. Nothing was changed; free some space there and try again.`);
  }
}

/** Removes the copies of processes that are gone; what belongs to somebody else stays. */
export function removeAbandonedCopies(): void {
  for (const name of readdirSync(os.tmpdir())) {
    const pid = /^goldset-copy-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    try {
      rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true });
    } catch (error) {
      if (!['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
}
