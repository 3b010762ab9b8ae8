import { constants } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';

export interface OpenedFile {
  readonly handle: FileHandle;
  readonly size: number;
}

/**
 * Opens a file that was found to lie inside an allowed folder, once, and looks again at what was opened: a symbolic link, a pipe,
 * a device, or a path that leads elsewhere by now is refused. `file` is the real path. Undefined when it is refused or not there.
 */
export async function openRegularFile(file: string): Promise<OpenedFile | undefined> {
  let handle: FileHandle;
  try {
    // NONBLOCK: opening a pipe would otherwise wait for a writer
    handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch {
    return undefined;
  }
  try {
    const stat = await handle.stat();
    // O_NOFOLLOW looks at the last name only: a folder on the way may have been swapped for a link since the check
    if (stat.isFile() && (await realpath(file)) === file) return { handle, size: stat.size };
  } catch {
    // gone meanwhile: the same as not there
  }
  await handle.close();
  return undefined;
}
