import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { detectMediaType, MEDIA_HEAD_BYTES, type MediaType } from '../../../../shared/import/detectMediaType';

export type MediaRead = { readonly sha256: Uint8Array; readonly bytes: number; readonly type: MediaType | null } | { readonly fault: 'outside' | 'missing' | 'notRegular' | 'unreadable' };

const BLOCK = 256 * 1024;

/** A path from a file, as it is kept: `/` between the parts. Null where it leaves the folder or is no plain path (drive, UNC, URL, device). */
export function toMediaPath(written: string): string | null {
  if (written.includes('\0') || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(written) || /^[\\/]/.test(written)) return null;
  const normal = path.posix.normalize(path.sep === '\\' ? written.replaceAll('\\', '/') : written);
  return normal === '..' || normal.startsWith('../') || normal === '.' ? null : normal;
}

/** Hash, size and kind of a media file under `root` (a real path), copied to `copyTo` on the way where that is given. */
export async function readMedia(root: string, relative: string, copyTo: string | null): Promise<MediaRead> {
  const file = path.join(root, relative);
  const real = await fs.realpath(file).catch(() => null);
  if (real === null) return { fault: 'missing' };
  if (real !== root && !real.startsWith(root.endsWith(path.sep) ? root : root + path.sep)) return { fault: 'outside' };
  // Non-blocking: opening a pipe without a writer would wait for ever.
  const handle = await fs.open(real, constants.O_RDONLY | constants.O_NONBLOCK | (constants.O_NOFOLLOW ?? 0)).catch(() => null);
  if (handle === null) return { fault: 'unreadable' };
  try {
    if (!(await handle.stat()).isFile()) return { fault: 'notRegular' };
    const target = copyTo === null ? null : await createTarget(path.join(copyTo, relative));
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
