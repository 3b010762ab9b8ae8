import Database from 'better-sqlite3';
import { accessSync, constants, realpathSync } from 'node:fs';
import path from 'node:path';
import { LOST } from '../../lostProject';
import { findChainProblems } from '../annotations/verifyChain';
import { backUp } from '../backup/backUp';
import { describeBackup } from '../backup/describeBackup';
import { findNewestBackup } from '../backup/findNewestBackup';
import { explainStorageError } from '../db/explainStorageError';
import { migrate } from '../db/migrate';
import { SCHEMA_VERSION } from '../db/migrations';
import { applyPragmas } from '../db/pragmas';
import { readHeader } from '../db/readHeader';
import { findSchemaProblems } from '../db/schemaObjects';
import { Refusal } from '../refusal';
import type { OpenProject } from '../service';
import { takeOwnership, refuseIfOwned } from './ownerLock';
import { setProjectFile } from './projectFolder';
import { makeReadOnlyCopy } from './readOnlyCopy';

export interface OpenOptions {
  /** Folder, outside any project's, that backups go to and are looked for in; none without. */
  readonly backups?: string;
}

/** How long a statement waits for another process; the whole data service waits with it. */
const BUSY_MS = 200;
/** Files up to here are checked page by page on opening, which takes a few tenths of a second; larger ones by `project.verify`. */
const CHECKED_ON_OPEN = 200 * 1024 * 1024;
const EVENTS_CHECKED_ON_OPEN = 10_000;

const whenClosed = new WeakMap<Database.Database, () => void>();

/**
 * Opens a project for labelling, after checking it from outside and through a read-only connection: nothing is written to a file
 * that is not sound. A newer project, or one in a place that cannot be written to, opens with `readOnly` set and is left byte
 * for byte as it is. Throws `Refusal` with the reason in plain words.
 */
export function openProjectFile(file: string, options: OpenOptions = {}): OpenProject {
  try {
    const { schemaVersion, bytes } = readHeader(file);
    const real = realpathSync(file);
    if (schemaVersion > SCHEMA_VERSION) {
      return openCopy(real, `${path.basename(file)} was made with a newer Goldset (schema version ${schemaVersion}; this one knows ${SCHEMA_VERSION}). You can look but not label; nothing is written to it. To label, update Goldset.`);
    }
    if (!isWritable(real)) {
      return openCopy(real, `${path.basename(file)} is in a place that cannot be changed. You can look and export but not label. To label, copy the project to a folder of your own and open it there.`);
    }
    return openForWriting(real, bytes, options);
  } catch (error) {
    throw withBackup(explainStorageError(error, file), file, options);
  }
}

/** A read-only connection beside the writer's, for what touches every row. */
export function openReaderFile(file: string): Database.Database {
  const { schemaVersion } = readHeader(file);
  const real = realpathSync(file);
  if (schemaVersion !== SCHEMA_VERSION || !isWritable(real)) return openCopy(real, '').db;
  const db = openConnection(real, { readonly: true });
  setProjectFile(db, real);
  return db;
}

/** Closes the connection; the last one folds the write-ahead log into the file. Gives the project up to others. */
export function closeProjectFile({ db }: Pick<OpenProject, 'db'>): void {
  db.close();
  whenClosed.get(db)?.();
  whenClosed.delete(db);
}

function openForWriting(file: string, bytes: number, { backups }: OpenOptions): OpenProject {
  const release = takeOwnership(file, Date.now());
  let db: Database.Database | undefined;
  try {
    checkSoundness(file, bytes);
    db = openConnection(file, { readonly: false });
    applyPragmas(db);
    if (db.pragma('user_version', { simple: true }) !== SCHEMA_VERSION) {
      if (backups !== undefined) backUp(db, { folder: backups, project: file, now: Date.now() });
      migrate(db);
    }
  } catch (error) {
    db?.close();
    release();
    throw error;
  }
  whenClosed.set(db, release);
  setProjectFile(db, file);
  return { db, path: file, readOnly: null };
}

/** Reads before the first write: closing a connection that may write would fold a foreign write-ahead log into the file. */
function checkSoundness(file: string, bytes: number): void {
  const name = path.basename(file);
  const db = openConnection(file, { readonly: true });
  try {
    const version = db.pragma('user_version', { simple: true }) as number;
    const problems = findSchemaProblems(db, version);
    if (problems.length > 0) throw new Refusal('foreignSchema', `${name} was not opened. ${problems.slice(0, 3).join(' ')} Nothing was changed.`);
    if (bytes <= CHECKED_ON_OPEN) problems.push(...(db.pragma('quick_check(3)') as { quick_check: string }[]).map((row) => row.quick_check).filter((line) => line !== 'ok'));
    if (problems.length === 0) problems.push(...findChainProblems(db, { newest: EVENTS_CHECKED_ON_OPEN, limit: 3 }));
    if (problems.length > 0) throw new Refusal('damaged', `${name} is damaged. ${problems.join(' ')} Nothing was changed.`);
  } catch (error) {
    if (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB|IOERR|ERROR)/.test(error.code)) {
      throw new Refusal('damaged', `${name} is damaged (${error.message}). Nothing was changed.`);
    }
    throw error;
  } finally {
    db.close();
  }
}

function openCopy(file: string, readOnly: string): OpenProject {
  refuseIfOwned(file);
  const copy = makeReadOnlyCopy(file);
  try {
    upgradeCopy(copy.path);
    const db = openConnection(copy.path, { readonly: true });
    whenClosed.set(db, copy.remove);
    setProjectFile(db, file);
    return { db, path: file, readOnly };
  } catch (error) {
    copy.remove();
    throw error;
  }
}

/** An older project that is only read is brought to the present schema in its copy; the file itself stays as it is. */
function upgradeCopy(copy: string): void {
  const { schemaVersion, bytes } = readHeader(copy);
  if (schemaVersion >= SCHEMA_VERSION) return;
  checkSoundness(copy, bytes);
  const db = openConnection(copy, { readonly: false });
  try {
    migrate(db);
  } finally {
    db.close();
  }
}

function openConnection(file: string, { readonly }: { readonly readonly: boolean }): Database.Database {
  const db = new Database(file, { readonly, fileMustExist: true, timeout: BUSY_MS });
  try {
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('mmap_size = 0');
    db.pragma('temp_store = MEMORY');
    db.pragma('cache_size = -65536');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    accessSync(path.dirname(file), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Says which backup there is, where the file itself cannot be opened. */
function withBackup(error: unknown, file: string, { backups }: OpenOptions): unknown {
  if (!(error instanceof Refusal) || !LOST.has(error.code) || backups === undefined) return error;
  const backup = findNewestBackup(backups, file);
  if (!backup) return error;
  return new Refusal(error.code, `${error.message} ${describeBackup(backup, Date.now())}`);
}
