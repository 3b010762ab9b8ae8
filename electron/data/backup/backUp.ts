import Database from 'better-sqlite3';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { findChainProblems } from '../annotations/verifyChain';
import { syncPath } from '../db/syncPath';
import { Refusal } from '../refusal';
import { backupFolderOf, backupName, listBackups, listUnfinished, UNFINISHED, type BackupFile } from './backupFiles';
import { superfluousBackups } from './superfluousBackups';

export interface BackupTarget {
  /** Where backups of all projects are kept, outside any project's folder. */
  readonly folder: string;
  /** Path of the project file. */
  readonly project: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** 4 MB: what a step copies and then waits for until it is on the disk. A label that is saved meanwhile waits for no more than that. */
const PAGES_A_STEP = 1_000;
/** Left free for labels, whatever a backup would take. */
const ROOM_LEFT = 256 * 1024 * 1024;
const EVENTS_CHECKED = 10_000;

/**
 * Writes a whole copy of the open project, proves that it can be read and holds the same log, and only then gives it its name.
 * Never a copy of the file itself: that would lack what is in the write-ahead log. Everything waits for it: only for opening.
 */
export function backUp(db: Database.Database, target: BackupTarget): string {
  return clearing(target, () => {
    const { unfinished, finish } = begin(target);
    db.prepare('VACUUM INTO ?').run(unfinished);
    return finish(endOfLog(db));
  });
}

/**
 * The same for a project that another process writes to, which does not wait: the copy is of the moment at which it begins. Takes
 * a process of its own. Undefined, and nothing is written, when `unlessUnchanged` is asked for and the newest backup says the same.
 */
export async function backUpBeside(target: BackupTarget, { unlessUnchanged }: { readonly unlessUnchanged: boolean }): Promise<string | undefined> {
  const db = new Database(target.project, { readonly: true, fileMustExist: true });
  try {
    // All that follows, over however many steps, sees this moment.
    db.exec('BEGIN');
    const end = endOfLog(db);
    if (unlessUnchanged && isUnchanged(target, end)) return undefined;
    const { unfinished, finish } = begin(target);
    await copyInSteps(db, unfinished);
    return clearing(target, () => {
      // The copy says of itself that it has a write-ahead log, as the project does.
      const copy = new Database(unfinished);
      try {
        copy.pragma('journal_mode = DELETE');
      } finally {
        copy.close();
      }
      return finish(end);
    });
  } catch (error) {
    removeUnfinished(target);
    throw error;
  } finally {
    db.close();
  }
}

function begin({ folder, project, now }: BackupTarget) {
  const own = backupFolderOf(folder, project);
  mkdirSync(own, { recursive: true });
  removeUnfinished({ folder, project });
  refuseWithoutRoom(own, project);
  const file = path.join(own, backupName(now));
  const unfinished = `${file}${UNFINISHED}`;
  const finish = (end: string): string => {
    prove(unfinished, { own, end });
    syncPath(unfinished);
    renameSync(unfinished, file);
    syncPath(own);
    for (const old of superfluousBackups(listBackups(folder, project), now)) if (old.file !== file) rmSync(old.file, { force: true });
    return file;
  };
  return { unfinished, finish };
}

function prove(unfinished: string, { own, end }: { own: string; end: string }): void {
  const copy = new Database(unfinished, { readonly: true });
  try {
    const check = copy.pragma('quick_check(1)', { simple: true });
    const problem = check !== 'ok' ? String(check) : endOfLog(copy) !== end ? 'its log ends elsewhere' : findChainProblems(copy, { newest: EVENTS_CHECKED, limit: 1 })[0];
    if (problem !== undefined) throw new Refusal('damaged', `The backup in ${own} could not be read back (${problem}). The project itself was not changed.`);
  } finally {
    copy.close();
  }
}

async function copyInSteps(db: Database.Database, unfinished: string): Promise<void> {
  let handle: number | undefined;
  try {
    await db.backup(unfinished, {
      progress: () => {
        handle ??= openSync(unfinished, 'r');
        fsyncSync(handle);
        return PAGES_A_STEP;
      },
    });
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function refuseWithoutRoom(own: string, project: string): void {
  const needed = [project, `${project}-wal`].reduce((sum, file) => sum + (existsSync(file) ? statSync(file).size : 0), 0) + ROOM_LEFT;
  const { bavail, bsize } = statfsSync(own);
  if (bavail * bsize >= needed) return;
  throw new Refusal('diskFull', `There is no room for a backup: it takes ${inMegabytes(needed)} MB on the disk of ${own}, where ${inMegabytes(bavail * bsize)} MB are free. Labelling goes on and is saved; free some space there.`);
}

/** Nothing was written to the project since its newest backup was begun, and both logs end alike. */
function isUnchanged({ folder, project }: BackupTarget, end: string): boolean {
  const [newest] = listBackups(folder, project);
  if (!newest || [project, `${project}-wal`].some((file) => existsSync(file) && statSync(file).mtimeMs >= newest.at)) return false;
  return endOfBackup(newest) === end;
}

function endOfBackup({ file }: BackupFile): string | undefined {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return endOfLog(db);
    } finally {
      db.close();
    }
  } catch (error) {
    // This one is damaged: another is wanted all the more.
    if (error instanceof Database.SqliteError) return undefined;
    throw error;
  }
}

/** How many events the log has, and the hash at the end of each origin's chain. */
function endOfLog(db: Database.Database): string {
  const events = db.prepare('SELECT count(*) FROM annotation').pluck().get();
  return JSON.stringify([events, db.prepare('SELECT uid, last_seq, hex(last_hash) FROM origin ORDER BY id').raw().all()]);
}

function clearing<T>(target: BackupTarget, work: () => T): T {
  try {
    return work();
  } catch (error) {
    removeUnfinished(target);
    throw error;
  }
}

function removeUnfinished({ folder, project }: Pick<BackupTarget, 'folder' | 'project'>): void {
  for (const file of listUnfinished(folder, project)) rmSync(file, { force: true });
}

const inMegabytes = (bytes: number) => Math.ceil(bytes / 1e6).toLocaleString('en');
