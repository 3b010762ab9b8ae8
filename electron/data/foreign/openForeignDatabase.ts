import Database from 'better-sqlite3';
import path from 'node:path';
import { findChainProblems } from '../annotations/verifyChain';
import { migrate } from '../db/migrate';
import { SCHEMA_VERSION } from '../db/migrations';
import { readHeader } from '../db/readHeader';
import { findSchemaProblems } from '../db/schemaObjects';
import { Refusal } from '../refusal';

/**
 * Opens a copy of ours of a project file that came from somebody else, after the checks of every opening: header, version, the
 * objects in it, every page, the whole hash chain. An older one is brought to the present schema, in the copy. `name`: what messages call it.
 */
export function openForeignDatabase(file: string, name: string): Database.Database {
  const schemaVersion = readVersion(file, name);
  if (schemaVersion > SCHEMA_VERSION) throw new Refusal('newer', `${name} was made with a newer Goldset (schema version ${schemaVersion}; this one knows ${SCHEMA_VERSION}). Nothing was changed; update Goldset, then try again.`);
  try {
    let db = connect(file, true);
    try {
      refuseForeignObjects(db, name);
      const damage = (db.pragma('quick_check(3)') as { quick_check: string }[]).map((row) => row.quick_check).filter((line) => line !== 'ok');
      if (damage.length > 0) throw new Refusal('damaged', `${name} is damaged. ${damage.join(' ')} Nothing was changed.`);
      if (schemaVersion < SCHEMA_VERSION) {
        db.close();
        db = connect(file, false);
        migrate(db);
        refuseForeignObjects(db, name);
      }
      const problems = findChainProblems(db, { limit: 3 });
      if (problems.length > 0) throw new Refusal('chain', `${name}: its log is not as it was written. ${problems.join(' ')} Nothing was changed.`);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) throw new Refusal('damaged', `${name} is damaged (${error.message}). Nothing was changed.`);
    throw error;
  }
}

/** The look from outside, which speaks of the copy by its own name. */
function readVersion(file: string, name: string): number {
  try {
    return readHeader(file).schemaVersion;
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.code, error.message.replace(path.basename(file), () => name)) : error;
  }
}

function connect(file: string, readonly: boolean): Database.Database {
  const db = new Database(file, { readonly, fileMustExist: true });
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('mmap_size = 0');
  db.pragma('temp_store = MEMORY');
  return db;
}

function refuseForeignObjects(db: Database.Database, name: string): void {
  const problems = findSchemaProblems(db, db.pragma('user_version', { simple: true }) as number);
  if (problems.length > 0) throw new Refusal('foreignSchema', `${name} was refused. ${problems.slice(0, 3).join(' ')} Nothing was changed.`);
}
