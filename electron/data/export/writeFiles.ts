import fs from 'node:fs/promises';
import path from 'node:path';
import { ulid } from 'ulid';
import { Refusal } from '../refusal';

export interface FileToWrite {
  readonly name: string;
  /** Its text, piece by piece. */
  readonly pieces: Iterable<string>;
}

/**
 * Writes files into a folder, all or none: each into a temporary file beside its place, synced to disk, and only when all are
 * complete renamed over what was there. After a failure or cancel the folder is as before, and gone if it was made for this.
 * Returns the sizes in bytes.
 */
export async function writeFiles(folder: string, files: readonly FileToWrite[], signal: AbortSignal): Promise<number[]> {
  const made = await fs.mkdir(folder, { recursive: true }).catch((error: unknown) => Promise.reject(toRefusal(error, folder)));
  const written: { readonly temporary: string; readonly place: string }[] = [];
  try {
    const sizes: number[] = [];
    for (const { name, pieces } of files) {
      const temporary = path.join(folder, `.${name}.${ulid()}.part`);
      written.push({ temporary, place: path.join(folder, name) });
      sizes.push(await writeFile(temporary, pieces, signal));
    }
    for (const { temporary, place } of written) await fs.rename(temporary, place);
    await syncFolder(folder);
    return sizes;
  } catch (error) {
    for (const { temporary } of written) await fs.rm(temporary, { force: true });
    if (made !== undefined) await fs.rm(made, { recursive: true, force: true });
    throw toRefusal(error, folder);
  }
}

async function writeFile(file: string, pieces: Iterable<string>, signal: AbortSignal): Promise<number> {
  const handle = await fs.open(file, 'wx');
  try {
    let bytes = 0;
    for (const piece of pieces) {
      signal.throwIfAborted();
      const chunk = Buffer.from(piece);
      await handle.appendFile(chunk);
      bytes += chunk.length;
      // Writes to a disk with a warm cache can finish without the process ever reading its messages.
      await new Promise((resolve) => setImmediate(resolve));
    }
    await handle.sync();
    return bytes;
  } finally {
    await handle.close();
  }
}

/** Makes the renames last through a power cut; Windows has no such call and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await fs.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space',
  EACCES: 'it may not be written: choose another folder',
  EPERM: 'it may not be written: choose another folder',
  EROFS: 'it cannot be changed: choose another folder',
  EEXIST: 'a file has the name of the folder: choose another name',
  ENOTDIR: 'a file has the name of the folder: choose another name',
  EISDIR: 'a folder has the name of the file: choose another name',
};

function toRefusal(error: unknown, folder: string): unknown {
  const reason = error instanceof Error && 'code' in error ? REASONS[String(error.code)] : undefined;
  return reason === undefined ? error : new Refusal('cannotWrite', `Nothing was exported to ${path.basename(folder)}: ${reason}.`);
}
