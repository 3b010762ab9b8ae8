import type { Database } from 'better-sqlite3';
import path from 'node:path';

const files = new WeakMap<Database, string>();

/** Remembers which project file a connection reads: a read-only project may be read through a copy elsewhere. */
export function setProjectFile(db: Database, file: string): void {
  files.set(db, file);
}

/** The folder that relative media roots start from; undefined for a project that is only in memory. */
export function findProjectFolder(db: Database): string | undefined {
  const file = files.get(db);
  return file === undefined ? undefined : path.dirname(file);
}
