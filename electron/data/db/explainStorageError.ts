import Database from 'better-sqlite3';
import path from 'node:path';
import { Refusal } from '../refusal';

/** Shared memory and log files are grown ahead of writing: a full disk shows as one of these too. */
const FULL: ReadonlySet<unknown> = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC']);
const KEPT = 'What was saved before is safe, this step was not saved.';

/** What SQLite or the file system cannot do for reasons that the user can act on, as a `Refusal`; any other error as it is. */
export function explainStorageError(error: unknown, file: string): unknown {
  const name = path.basename(file);
  const isFull = error instanceof Error && 'code' in error && FULL.has(error.code);
  if (isFull) {
    return new Refusal('diskFull', `The disk that holds ${name} is full. ${KEPT} Free some space on it, then try again.`);
  }
  if (!(error instanceof Database.SqliteError)) return error;
  const { code, message } = error;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new Refusal('busy', `Another program is writing to ${name}. ${KEPT} Close that program, or wait a moment, then try again.`);
  }
  if (code.startsWith('SQLITE_READONLY')) return new Refusal('readOnly', `${name} cannot be written to any more (${message}). ${KEPT} Make its folder writable, then open the project again.`);
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new Refusal('damaged', `${name} is damaged (${message}). This step was not saved. Close the project, keep a copy of the file, and go back to a backup.`);
  }
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN')) {
    return new Refusal('diskError', `The disk that holds ${name} does not answer as it should (${message}). ${KEPT} Check that the drive is connected and has room, then try again.`);
  }
  return error;
}
