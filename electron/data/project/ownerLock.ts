import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Refusal } from '../refusal';

/** Long enough for another Goldset to write its name, short enough for an answer within half a second. */
const WAIT_MS = 100;
const ATTEMPTS = 5;

interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

/**
 * Makes this process the only one that writes to the project: it holds SQLite's write lock on a small database beside the project
 * file, in which it has left its name. The system drops the lock with the process, however that ends; readers need none.
 * Returns what gives it up. Throws `Refusal` `inUse`, naming the holder.
 */
export function takeOwnership(file: string, now: number): () => void {
  const lockFile = `${file}.lock`;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const lock = holdLock(lockFile, file, now);
    if (isStillAt(lockFile)) return () => release(lock, lockFile);
    // Whoever had it before removed the file between our opening and our locking it.
    lock.close();
  }
  throw new Refusal('inUse', `${path.basename(file)} is being opened by another Goldset. Try again in a moment.`);
}

/** Throws when another process has the project open; takes nothing and, where there is no lock, leaves no trace. */
export function refuseIfOwned(file: string): void {
  const lockFile = `${file}.lock`;
  let lock: Database.Database;
  try {
    lock = new Database(lockFile, { timeout: WAIT_MS, fileMustExist: true });
  } catch {
    return;
  }
  try {
    tryLock(lock, file);
  } finally {
    lock.close();
  }
}

function holdLock(lockFile: string, file: string, now: number): Database.Database {
  const lock = new Database(lockFile, { timeout: WAIT_MS });
  try {
    // a name for people: not worth waiting for the disk
    lock.pragma('synchronous = OFF');
    tryLock(lock, file);
    lock.exec('CREATE TABLE IF NOT EXISTS owner (pid INTEGER NOT NULL, host TEXT NOT NULL, since TEXT NOT NULL); DELETE FROM owner');
    lock.prepare('INSERT INTO owner VALUES (?, ?, ?)').run(process.pid, os.hostname(), formatTime(now));
    lock.exec('COMMIT');
    tryLock(lock, file);
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** Takes the write lock without writing: others may still read who holds it. */
function tryLock(lock: Database.Database, file: string): void {
  try {
    lock.exec('BEGIN IMMEDIATE');
  } catch (error) {
    if (isSqliteError(error, 'SQLITE_BUSY')) throw inUse(file, findOwner(lock));
    if (isSqliteError(error, 'SQLITE_NOTADB', 'SQLITE_CORRUPT')) {
      throw new Refusal('lockDamaged', `${path.basename(file)}.lock, which says who has the project open, is damaged. The project itself was not touched. If no other Goldset has it open, delete that file and try again.`);
    }
    throw error;
  }
}

function findOwner(lock: Database.Database): Owner | undefined {
  try {
    return lock.prepare<[], Owner>('SELECT pid, host, since FROM owner').get();
  } catch (error) {
    if (error instanceof Database.SqliteError) return undefined;
    throw error;
  }
}

function inUse(file: string, owner: Owner | undefined): Refusal {
  const name = path.basename(file);
  const rest = 'Nothing was changed; close it there, then try again.';
  if (!owner) return new Refusal('inUse', `${name} is open in another Goldset. ${rest}`);
  return new Refusal('inUse', `${name} is open in another Goldset since ${owner.since} (process ${owner.pid} on ${owner.host}). ${rest}`);
}

/** Whether the lock that this process holds is on the file that others would find: then a second try is refused. */
function isStillAt(lockFile: string): boolean {
  try {
    const second = new Database(lockFile, { timeout: 0, fileMustExist: true });
    try {
      second.exec('BEGIN IMMEDIATE');
      return false;
    } catch (error) {
      return isSqliteError(error, 'SQLITE_BUSY');
    } finally {
      second.close();
    }
  } catch {
    return false;
  }
}

function release(lock: Database.Database, lockFile: string): void {
  // Removed while the lock is held, so that nobody else holds it; Windows cannot remove an open file.
  if (process.platform === 'win32') lock.close();
  try {
    rmSync(lockFile, { force: true });
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  } finally {
    if (lock.open) lock.close();
  }
}

function formatTime(now: number): string {
  const at = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

function isSqliteError(error: unknown, ...codes: string[]): boolean {
  return error instanceof Database.SqliteError && codes.some((code) => error.code.startsWith(code));
}
