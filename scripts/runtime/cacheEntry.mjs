import fs from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../lib/paths.mjs';
import { withLock } from '../lib/lock.mjs';
import { log } from '../lib/log.mjs';

/**
 * Returns a file or folder of the cache, made once. It is made in a work folder beside it and renamed into
 * place, so a half-made entry is never seen, and two installs at once make it once.
 * @param {string} name
 * @param {(work: string) => Promise<string>} make gets an empty folder, returns the path to move into the cache
 * @returns {Promise<string>}
 */
export async function cacheEntry(name, make) {
  const cache = cacheFolder();
  const entry = path.join(cache, name);
  if (fs.existsSync(entry)) return entry;
  const onWait = () => log(`another set-up is making ${name}: waiting for it`);
  await withLock(path.join(cache, `${name}.lock`), () => makeEntry(entry, make), { onWait });
  return entry;
}

async function makeEntry(entry, make) {
  if (fs.existsSync(entry)) return;
  const work = fs.mkdtempSync(path.join(path.dirname(entry), 'work-'));
  try {
    const made = await make(work);
    try {
      fs.renameSync(made, entry);
    } catch (error) {
      // Somebody else's copy got there first (a lock taken over from a sleeping machine): theirs is as good.
      if (!fs.existsSync(entry)) throw error;
    }
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}
