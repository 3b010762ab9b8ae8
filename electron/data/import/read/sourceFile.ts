import fs from 'node:fs/promises';
import path from 'node:path';
import { FatalProblem, makeProblem } from '../importProblem';

const CHUNK_BYTES = 64 * 1024;

export interface SourceFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  /** The first bytes, at most `count`. */
  readonly head: (count: number) => Promise<Buffer>;
  /** All bytes in pieces, from the beginning; ends with a check that the file is still the one that was opened. */
  readonly chunks: () => AsyncGenerator<Buffer>;
  /** Bytes `start`..`end`. */
  readonly slice: (start: number, end: number) => Promise<ArrayBuffer>;
  /** Throws unless the file is still the one that was opened. */
  readonly checkUnchanged: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens a regular file to be read as often as needed; refuses when it is empty, no file, or changes while it is read. */
export async function openSourceFile(file: string): Promise<SourceFile> {
  const name = path.basename(file);
  const handle = await fs.open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new FatalProblem(makeProblem('error', 'file.unreadable', name, `${name} cannot be read: ${error.code === 'ENOENT' ? 'it does not exist' : (error.code ?? error.message)}. Nothing was imported.`));
  });
  const opened = await handle.stat();
  if (!opened.isFile()) {
    await handle.close();
    throw new FatalProblem(makeProblem('error', 'file.notRegular', name, `${name} is not a regular file. Nothing was imported.`));
  }
  if (opened.size === 0) {
    await handle.close();
    throw new FatalProblem(makeProblem('error', 'file.empty', name, `${name} is empty (0 bytes). It may not have finished copying.`));
  }

  async function checkUnchanged(): Promise<void> {
    const now = await handle.stat();
    const there = await fs.stat(file).catch(() => null);
    const same = there !== null && there.ino === opened.ino && now.size === opened.size && now.mtimeMs === opened.mtimeMs && there.size === opened.size;
    if (!same) throw new FatalProblem(makeProblem('error', 'file.changed', name, `${name} was changed or deleted while it was read. Nothing was imported; import it again once it is complete.`));
  }

  return {
    name,
    path: file,
    bytes: opened.size,
    head: async (count) => {
      const buffer = Buffer.alloc(Math.min(count, opened.size));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
      return buffer.subarray(0, bytesRead);
    },
    chunks: async function* () {
      let position = 0;
      for (;;) {
        const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
        const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, position);
        if (bytesRead === 0) break;
        position += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
      await checkUnchanged();
    },
    slice: async (start, end) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, opened.size) - start));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
      return bytes.buffer.slice(0, bytesRead);
    },
    checkUnchanged,
    close: () => handle.close(),
  };
}
