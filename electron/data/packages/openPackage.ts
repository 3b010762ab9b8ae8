import Database from 'better-sqlite3';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_EXTENSION } from '../../../shared/domain/project';
import { openProjectFile } from '../project/openProjectFile';
import type { OpenProject, ServiceOptions } from '../service';
import { createFromPackage } from './createFromPackage';

/** Opens the project that was made of this package before, or makes it now: beside the package, or in `folder` where nothing can be written there. */
export async function openPackage(options: Pick<ServiceOptions, 'spawnImporter'>, { path: file, folder }: { readonly path: string; readonly folder: string }, backups: string): Promise<OpenProject> {
  const beside = path.dirname(file);
  const place = isWritable(beside) ? beside : folder;
  mkdirSync(place, { recursive: true });
  const base = path.basename(file, path.extname(file));
  for (let number = 1; ; number += 1) {
    const project = path.join(place, `${base}${number === 1 ? '' : ` ${number}`}.${PROJECT_EXTENSION}`);
    if (!existsSync(project)) return createFromPackage(options, file, project);
    if (isPackageProject(project, file)) return openProjectFile(project, { backups });
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether the project at this place says that it was made of the package: what was labelled in it must not be made anew. */
function isPackageProject(project: string, file: string): boolean {
  try {
    const db = new Database(project, { readonly: true, fileMustExist: true });
    try {
      return db.prepare("SELECT value FROM project WHERE key = 'packageFile'").pluck().get() === path.basename(file);
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}
