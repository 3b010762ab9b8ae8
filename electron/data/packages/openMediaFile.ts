import { constants, realpathSync } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { detectMediaType, HEAD_BYTES } from '../media/detectMediaType';

/**
 * Opens a media file that was found to be allowed, once, and looks at what was opened: a link or another file that took its place in
 * between, or what is no picture and no sound, gives null.
 */
export async function openMediaFile(file: string): Promise<FileHandle | null> {
  let handle: FileHandle;
  try {
    handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch {
    return null;
  }
  try {
    const opened = await handle.stat();
    const there = await stat(file);
    if (opened.isFile() && opened.ino === there.ino && opened.dev === there.dev && realpathSync(file) === file) {
      const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(HEAD_BYTES), position: 0 });
      if (detectMediaType(buffer.subarray(0, bytesRead)) !== null) return handle;
    }
  } catch {
    // it went away meanwhile
  }
  await handle.close();
  return null;
}
