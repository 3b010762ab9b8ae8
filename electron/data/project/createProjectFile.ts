import Database from 'better-sqlite3';
import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ulid } from 'ulid';
import type { Modality } from '../../../shared/domain/project';
import { createSchema } from '../db/createSchema';
import { explainStorageError } from '../db/explainStorageError';
import { syncPath } from '../db/syncPath';
import { Refusal } from '../refusal';
import type { OpenProject } from '../service';
import { openProjectFile } from './openProjectFile';

/** Makes a new project file and opens it. Refuses a name that is taken, and a folder that is not there. */
export function createProjectFile(file: string, { name, modality }: { readonly name: string; readonly modality: Modality }): OpenProject {
  if (!existsSync(path.dirname(file))) throw new Refusal('noFolder', `There is no folder ${path.dirname(file)}. Nothing was made; make the folder first, or choose another place.`);
  // Made aside and then named: a crash half-way leaves no file that looks like a project.
  const unfinished = path.join(path.dirname(file), `.${path.basename(file)}-${ulid()}.unfinished`);
  try {
    const db = new Database(unfinished);
    try {
      db.pragma('synchronous = FULL');
      createSchema(db, { uid: ulid(), originUid: ulid(), name, modality, now: Date.now() });
      // Kept in the file's header, so that no first opening of the project has to change it.
      db.pragma('journal_mode = WAL');
    } finally {
      db.close();
    }
    syncPath(unfinished);
    giveName(unfinished, file);
    syncPath(path.dirname(file));
  } catch (error) {
    throw explainStorageError(error, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return openProjectFile(file);
}

/** Without overwriting: a hard link fails where the name is taken; where there are no hard links, looking first must do. */
function giveName(unfinished: string, file: string): void {
  const taken = new Refusal('exists', `There is a file at this place already: ${file}. Nothing was changed; choose another name.`);
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || existsSync(file)) throw taken;
    renameSync(unfinished, file);
  }
}
