import type { Database } from 'better-sqlite3';
import { openMediaFile } from '../packages/openMediaFile';
import { type MediaAccess, resolveMedia } from './resolveMedia';

/** A clip of an hour in 16 bits, or a picture far above what a screen shows. */
const MOST_BYTES = 512 * 1024 * 1024;

const REASONS = { unknown: 'it has no media file', missing: 'its media file is missing', outside: 'its media file lies outside the folders that this project may use', notMedia: 'its media file is no picture and no sound' } as const;

/** Bytes of an item's media file, if it may be read. Rejects with Error, which says why it can't be. */
export async function readMediaFile(db: Database, access: MediaAccess, itemId: number): Promise<Uint8Array> {
  const found = resolveMedia(db, access, itemId);
  if (!('path' in found)) throw new Error(REASONS[found.missing]);
  const handle = await openMediaFile(found.path);
  if (!handle) throw new Error(REASONS.missing);
  try {
    if ((await handle.stat()).size > MOST_BYTES) throw new Error('its media file is larger than 512 MB');
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
