import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../refusal';
import { syncPath } from './syncPath';

const KEPT = 14;

export interface Backup {
  readonly file: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly labels: number;
}

/**
 * Writes a whole copy of the open project into `folder` (outside the project's), proves that it can be read and holds the same
 * log, and only then gives it its name. Never a copy of the file itself: that would lack what is in the write-ahead log.
 */
export function backUp(db: Database.Database, { folder, project, now }: { readonly folder: string; readonly project: string; readonly now: number }): string {
  const own = backupFolder(folder, project);
  mkdirSync(own, { recursive: true });
  const file = path.join(own, `${new Date(now).toISOString().replace(/[:.]/g, '-')}.goldset`);
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(unfinished);
    const copy = new Database(unfinished, { readonly: true });
    try {
      const check = copy.pragma('integrity_check', { simple: true });
      if (check !== 'ok' || endOfLog(copy) !== endOfLog(db)) throw new Refusal('backup', `The backup in ${own} could not be read back (${String(check)}). The project itself was not changed.`);
    } finally {
      copy.close();
    }
    syncPath(unfinished);
    renameSync(unfinished, file);
    syncPath(own);
  } finally {
    rmSync(unfinished, { force: true });
  }
  for (const old of listBackupFiles(own).slice(KEPT)) rmSync(path.join(own, old), { force: true });
  return file;
}

/** The newest backup of the project at this path that can be read; undefined without any. */
export function findNewestBackup(folder: string, project: string): Backup | undefined {
  const own = backupFolder(folder, project);
  for (const name of listBackupFiles(own)) {
    const file = path.join(own, name);
    try {
      const db = new Database(file, { readonly: true, fileMustExist: true });
      try {
        const labels = db.prepare<[], number>('SELECT coalesce(sum(labels), 0) FROM annotator_count').pluck().get()!;
        return { file, at: Date.parse(name.slice(0, 24).replace(/T(\d\d)-(\d\d)-(\d\d)-/, 'T$1:$2:$3.')), labels };
      } finally {
        db.close();
      }
    } catch (error) {
      // This one is damaged too: an older one may serve.
      if (!(error instanceof Database.SqliteError)) throw error;
    }
  }
  return undefined;
}

/** One folder a project, by its path: a damaged file can no longer say which project it is. */
function backupFolder(folder: string, project: string): string {
  const place = createHash('sha256').update(path.resolve(project)).digest('hex').slice(0, 12);
  return path.join(folder, `${path.basename(project, '.goldset')}-${place}`);
}

/** Newest first. */
function listBackupFiles(own: string): string[] {
  try {
    return readdirSync(own).filter((name) => name.endsWith('.goldset')).sort().reverse();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** How many events the log has, and the hash at the end of each origin's chain. */
function endOfLog(db: Database.Database): string {
  const events = db.prepare('SELECT count(*) FROM annotation').pluck().get();
  return JSON.stringify([events, db.prepare('SELECT uid, last_seq, hex(last_hash) FROM origin ORDER BY id').raw().all()]);
}
