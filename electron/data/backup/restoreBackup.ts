import Database from 'better-sqlite3';
import { constants, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ulid } from 'ulid';
import { explainStorageError } from '../db/explainStorageError';
import { syncPath } from '../db/syncPath';
import { Refusal } from '../refusal';
import { listBackups, UNFINISHED } from './backupFiles';

/**
 * Puts the newest sound backup of the project beside it, as `NAME (restored 2026-01-31).goldset`; returns that path. The project's
 * own file is not touched, and no file is written over. Throws `Refusal` when there is no backup, no room or no way to write there.
 */
export function restoreBackup(project: string, { folder, now }: { readonly folder: string; readonly now: number }): string {
  const target = findFreeName(project, now);
  const unfinished = `${target}${UNFINISHED}`;
  for (const backup of listBackups(folder, project)) {
    try {
      copyFileSync(backup.file, unfinished, constants.COPYFILE_FICLONE);
      if (!becomesCopy(unfinished)) continue;
      syncPath(unfinished);
      renameSync(unfinished, target);
      syncPath(path.dirname(target));
      return target;
    } catch (error) {
      throw explainFolderError(error, target);
    } finally {
      rmSync(unfinished, { force: true });
    }
  }
  throw new Refusal('noBackup', `There is no backup of ${path.basename(project)} that can be read. Nothing was changed.`);
}

/**
 * Whether the file is sound; if so it gets an origin of its own, as its first: what is labelled in it is a log beside that of the
 * damaged file, which may hold later events under the same numbers.
 */
function becomesCopy(file: string): boolean {
  try {
    const db = new Database(file);
    try {
      if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') return false;
      db.prepare('INSERT INTO origin (id, uid) VALUES ((SELECT min(id) FROM origin) - 1, ?)').run(ulid());
      return true;
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(error.code)) return false;
    throw error;
  }
}

function findFreeName(project: string, now: number): string {
  const { dir, name } = path.parse(path.resolve(project));
  const day = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  const restored = `${name} (restored ${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())})`;
  for (let count = 1; ; count += 1) {
    const file = path.join(dir, `${restored}${count === 1 ? '' : ` ${count}`}.goldset`);
    if (!existsSync(file)) return file;
  }
}

function explainFolderError(error: unknown, target: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM' || code === 'ENOENT') {
    return new Refusal('notWritable', `${path.basename(target)} could not be written to ${path.dirname(target)}. Nothing was changed; make that folder writable, or copy the project to another folder and open it there.`);
  }
  return explainStorageError(error, target);
}
