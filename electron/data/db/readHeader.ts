import { closeSync, existsSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { APPLICATION_ID } from '../../../shared/domain/project';
import { Refusal } from '../refusal';

/** Smallest SQLite file. */
const SMALLEST = 512;
const SQLITE_MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
const ZIP_MAGIC = Buffer.from('PK\u0003\u0004', 'latin1');

/**
 * Looks at a project file from outside, before SQLite does: SQLite takes an empty file for a healthy empty database. Returns the
 * schema version in the header; refuses, in words for the user, what is no project file or was cut short.
 */
export function readHeader(file: string): { readonly schemaVersion: number; readonly bytes: number } {
  const name = path.basename(file);
  const { size } = statFile(file);
  if (size === 0) throw new Refusal('empty', `${name} is empty (0 bytes). It may not have finished copying. Nothing was changed; copy the project again, or open a backup.`);
  const header = readStart(file, SMALLEST);
  if (!header.subarray(0, 16).equals(SQLITE_MAGIC)) throw describeForeignFile(name, header);
  if (size < SMALLEST) throw cutShort(name, size);
  const applicationId = header.readInt32BE(68);
  if (applicationId !== APPLICATION_ID) throw new Refusal('notProject', `${name} is a database of another program, not a Goldset project. Nothing was changed.`);
  const bytes = promisedBytes(header);
  // Pages that are missing at the end may still be in the write-ahead log.
  if (size < bytes && !hasLog(file)) throw cutShort(name, size, bytes);
  const schemaVersion = header.readInt32BE(60);
  if (schemaVersion < 1) throw new Refusal('damaged', `${name} says it has schema version ${schemaVersion}, which no Goldset writes. Nothing was changed.`);
  return { schemaVersion, bytes: size };
}

/** Whether answers are waiting in the write-ahead log beside the file. */
export function hasLog(file: string): boolean {
  return existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0;
}

function statFile(file: string): Stats {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) throw new Refusal('missing', `There is no file ${file}. It may have been moved or renamed, or is on a drive that is not connected.`);
  if (!stats.isFile()) throw new Refusal('notProject', `${path.basename(file)} is ${stats.isDirectory() ? 'a folder' : 'not a regular file'}, not a Goldset project.`);
  return stats;
}

function readStart(file: string, bytes: number): Buffer {
  const handle = openSync(file, 'r');
  try {
    const start = Buffer.alloc(bytes);
    readSync(handle, start, 0, bytes, 0);
    return start;
  } finally {
    closeSync(handle);
  }
}

function describeForeignFile(name: string, header: Buffer): Refusal {
  if (header.subarray(0, 4).equals(ZIP_MAGIC)) return new Refusal('notProject', `${name} is a zip archive, not a Goldset project. Nothing was changed; unpack it and open the .goldset file inside.`);
  if (header.subarray(0, 16).every((byte) => byte === 0)) return new Refusal('damaged', `${name} is damaged: its beginning holds only zeros. Nothing was changed.`);
  const isText = header.every((byte) => byte === 0 || byte >= 32 || (byte >= 9 && byte <= 13));
  if (isText) return new Refusal('notProject', `${name} is a text file, not a Goldset project. Nothing was changed; to bring its rows into a project, import it.`);
  return new Refusal('notProject', `${name} is not a Goldset project. Nothing was changed.`);
}

function cutShort(name: string, size: number, wanted?: number): Refusal {
  const missing = wanted === undefined ? '' : ` of ${wanted.toLocaleString('en')}`;
  return new Refusal('damaged', `${name} is damaged: only ${size.toLocaleString('en')}${missing} bytes are there. It may not have finished copying. Nothing was changed; copy it again, or open a backup.`);
}

/** Page size x pages, where the header's page count is valid (it is when the two counters agree); else 0. */
function promisedBytes(header: Buffer): number {
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  return header.readUInt32BE(24) === header.readUInt32BE(92) ? pageSize * header.readUInt32BE(28) : 0;
}
