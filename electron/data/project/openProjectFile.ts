import Database from 'better-sqlite3';
import { existsSync, realpathSync } from 'node:fs';
import { ulid } from 'ulid';
import { APPLICATION_ID, type Modality } from '../../../shared/domain/project';
import { applyPragmas } from '../db/pragmas';
import { createSchema } from '../db/createSchema';
import { Refusal } from '../refusal';
import type { OpenProject } from '../service';

/** Opens an existing project for writing. */
export function openProjectFile(file: string): OpenProject {
  if (!existsSync(file)) throw new Refusal('missing', `There is no project at this place any more: ${file}.`);
  const path = realpathSync(file);
  const db = new Database(path, { fileMustExist: true, timeout: 200 });
  try {
    if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw new Refusal('notProject', `${file} is not a Goldset project.`);
    applyPragmas(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return { db, path, readOnly: null };
}

/** Makes a new project file and opens it. */
export function createProjectFile(file: string, { name, modality }: { name: string; modality: Modality }): OpenProject {
  if (existsSync(file)) throw new Refusal('exists', `There is a file at this place already: ${file}. Nothing was changed; choose another name.`);
  const db = new Database(file, { timeout: 200 });
  applyPragmas(db);
  createSchema(db, { uid: ulid(), originUid: ulid(), name, modality, now: Date.now() });
  return { db, path: realpathSync(file), readOnly: null };
}

/** Closes it; the last connection folds the write-ahead log into the file. */
export function closeProjectFile({ db }: OpenProject): void {
  db.close();
}

/** A read-only connection beside the writer's. */
export function openReaderFile(file: string): Database.Database {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 200 });
  db.pragma('trusted_schema = OFF');
  db.pragma('query_only = ON');
  db.pragma('temp_store = MEMORY');
  db.pragma('cache_size = -65536');
  return db;
}
