import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { isRunning } from '../process/isRunning';

const PREFIX = 'goldset-import-';

/** A database of its own, in the system's folder for temporary files, where rows wait until all of them are known to be good. */
export interface Staging {
  readonly db: Database.Database;
  readonly file: string;
  /** Closes it and removes its folder. */
  readonly remove: () => void;
}

/** A folder of this process's own in the system's one for temporary files; one that a crash leaves is removed when the next is made. */
export function createStagingFolder(): { readonly folder: string; readonly remove: () => void } {
  removeOldStaging();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

export function createStaging(): Staging {
  const { folder, remove } = createStagingFolder();
  const file = path.join(folder, 'rows.sqlite');
  const db = new Database(file);
  // Nothing here outlives a crash.
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('cache_size = -32768');
  db.exec(`
CREATE TABLE s_item (
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, record INTEGER NOT NULL, line INTEGER NOT NULL, external_id TEXT NOT NULL UNIQUE, is_new INTEGER NOT NULL,
  content TEXT NOT NULL, search TEXT, metadata TEXT, split TEXT, gold INTEGER, gold_method TEXT, gold_decision TEXT, gold_reason TEXT NOT NULL DEFAULT '', tag_set INTEGER, sha256 BLOB, bytes INTEGER, root INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE s_tag (id INTEGER PRIMARY KEY, key TEXT NOT NULL, value TEXT NOT NULL, tag_id INTEGER);
CREATE TABLE s_set_tag (set_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, PRIMARY KEY (set_id, tag_id)) WITHOUT ROWID;
CREATE TABLE s_set (set_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, PRIMARY KEY (set_id, tag_id)) WITHOUT ROWID;
CREATE TABLE s_class (label INTEGER PRIMARY KEY, class_id INTEGER NOT NULL);
CREATE TABLE s_label (row INTEGER PRIMARY KEY, item_id INTEGER NOT NULL, annotator INTEGER NOT NULL, kind TEXT NOT NULL, label INTEGER, note TEXT NOT NULL, at INTEGER, duration INTEGER);
CREATE TABLE s_prediction (item_id INTEGER PRIMARY KEY, source INTEGER NOT NULL, record INTEGER NOT NULL, line INTEGER NOT NULL, label INTEGER NOT NULL, confidence REAL, tie INTEGER NOT NULL, probabilities BLOB);
`);
  return {
    db,
    file,
    remove: () => {
      if (db.open) db.close();
      remove();
    },
  };
}

/** Removes what a process that is gone left behind. */
export function removeOldStaging(): void {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const pid = /^goldset-import-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    fs.rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true });
  }
}
