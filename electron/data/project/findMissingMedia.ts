import type { Database } from 'better-sqlite3';
import { statSync } from 'node:fs';
import path from 'node:path';
import { findProjectFolder } from './projectFolder';

const NAMED = 10;

/** Media files of items that are not where the project says; at most ten are named, the rest counted. Only looks whether they are there. */
export function findMissingMedia(db: Database): string[] {
  const folder = findProjectFolder(db);
  if (folder === undefined) return [];
  const missing: string[] = [];
  let count = 0;
  const items = db.prepare<[], [externalId: string, content: string, root: string]>('SELECT i.external_id, i.content, r.path FROM item i JOIN media_root r ON r.id = i.media_root_id').raw();
  for (const [externalId, content, root] of items.iterate()) {
    if (statSync(path.resolve(folder, root, content), { throwIfNoEntry: false })?.isFile()) continue;
    count += 1;
    if (count <= NAMED) missing.push(`The media file of item “${externalId}” is missing: ${content}.`);
  }
  return count > NAMED ? [...missing, `… and ${count - NAMED} more media files are missing.`] : missing;
}
