import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { detectMediaType, MEDIA_HEAD_BYTES, type MediaType } from '../../../../shared/import/detectMediaType';

export type MediaRead = { readonly sha256: Uint8Array; readonly bytes: number; readonly type: MediaType | null } | { readonly fault: 'notRegular' | 'unreadable' };

const BLOCK = 256 * 1024;

export interface FoundMedia {
  /** The real file. */
  readonly file: string;
  /** Index of the allowed folder it lies in. */
  readonly root: number;
  /** Path under that folder, with `/`. */
  readonly relative: string;
}

/**
 * Finds the file that a path names, relative to the first of `roots` (real paths): it must lie, links resolved, in one of them.
 * Absolute paths, drives, UNC names, URLs and devices are never looked for.
 */
export async function findMedia(roots: readonly string[], written: string): Promise<FoundMedia | { readonly fault: 'outside' | 'missing' }> {
  if (!isRelative(written)) return { fault: 'outside' };
  const plain = path.resolve(roots[0]!, path.sep === '\\' ? written.replaceAll('/', '\\') : written);
  // By name first: whether a file outside exists is nobody's business.
  if (!roots.some((folder) => isUnder(plain, folder))) return { fault: 'outside' };
  const real = await fs.realpath(plain).catch(() => null);
  if (real === null) return { fault: 'missing' };
  const root = roots.findIndex((folder) => isUnder(real, folder) && isUnder(plain, folder));
  return root === -1 ? { fault: 'outside' } : { file: real, root, relative: path.relative(roots[root]!, plain).split(path.sep).join('/') };
}

/** Finds the file that a relative path names in whatever folder; that folder joins `roots`. Absolute paths, URLs and devices stay out. */
export async function findMediaElsewhere(roots: string[], written: string): Promise<FoundMedia | { readonly fault: 'outside' | 'missing' }> {
  if (!isRelative(written)) return { fault: 'outside' };
  const real = await fs.realpath(path.resolve(roots[0]!, written)).catch(() => null);
  if (real === null) return { fault: 'missing' };
  const folder = path.dirname(real);
  const root = roots.includes(folder) ? roots.indexOf(folder) : roots.push(folder) - 1;
  return { file: real, root, relative: path.basename(real) };
}

const isRelative = (written: string) => !written.includes('\0') && !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(written) && !/^[\\/]/.test(written);

function isUnder(file: string, folder: string): boolean {
  return file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

/** Hash, size and kind of a media file, copied to `copyTo` on the way where that is given. */
export async function readMedia(file: string, copyTo: string | null): Promise<MediaRead> {
  // Non-blocking: opening a pipe without a writer would wait for ever.
  const handle = await fs.open(file, constants.O_RDONLY | constants.O_NONBLOCK | (constants.O_NOFOLLOW ?? 0)).catch(() => null);
  if (handle === null) return { fault: 'unreadable' };
  try {
    if (!(await handle.stat()).isFile()) return { fault: 'notRegular' };
    const target = copyTo === null ? null : await createTarget(copyTo);
    try {
      const hash = createHash('sha256');
      const buffer = Buffer.allocUnsafe(BLOCK);
      let bytes = 0;
      let type: MediaType | null = null;
      for (;;) {
        const { bytesRead } = await handle.read(buffer, 0, BLOCK, bytes);
        if (bytesRead === 0) break;
        const block = buffer.subarray(0, bytesRead);
        if (bytes === 0) type = detectMediaType(block.subarray(0, MEDIA_HEAD_BYTES));
        hash.update(block);
        await target?.write(block);
        bytes += bytesRead;
      }
      await target?.sync();
      return { sha256: hash.digest(), bytes, type };
    } finally {
      await target?.close();
    }
  } finally {
    await handle.close();
  }
}

async function createTarget(file: string): Promise<fs.FileHandle> {
  await fs.mkdir(path.dirname(file), { recursive: true });
  // Two rows may name one file: the second writes the same bytes again.
  return fs.open(file, 'w');
}
