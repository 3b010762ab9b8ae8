import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { syncPath } from '../db/syncPath';
import { createStagingFolder } from '../import/staging';
import { applyForeign } from '../merge/applyForeign';
import { beginMerge, deriveMerged, endMerge } from '../merge/deriveMerged';
import type { ForeignFile } from '../merge/foreignFile';
import { foreignPlaces, readForeignFiles } from '../merge/readForeignFile';
import { createProjectFile } from '../project/createProjectFile';
import { closeProjectFile } from '../project/openProjectFile';
import { Refusal } from '../refusal';
import type { OpenProject, ServiceOptions } from '../service';

/**
 * Makes a project of a work package, at a place that is free, media in `NAME.media` beside it, and returns it open. Everything in
 * the package was checked by a process of its own and is written anew: nothing of its database file is used. Where something
 * fails nothing is left.
 */
export async function createFromPackage(options: Pick<ServiceOptions, 'spawnImporter'>, file: string, projectPath: string): Promise<OpenProject> {
  const staging = createStagingFolder();
  const media = `${projectPath.slice(0, -path.extname(projectPath).length)}.media`;
  try {
    const name = path.basename(file);
    const places = foreignPlaces(staging.folder, 0, 0);
    const summary = (await readForeignFiles([{ file, name, expected: null, ...places }], { spawn: options.spawnImporter, signal: new AbortController().signal }))[0]!;
    const { manifest } = summary;
    if (!manifest) throw new Refusal('notPackage', `${name} is no work package. Nothing was made.`);
    if (manifest.kind === 'return') throw new Refusal('returned', `${name} came back from ${manifest.annotator.name}: merge it into the project “${manifest.project.name}”. Nothing was made.`);
    if (existsSync(media)) throw new Refusal('exists', `There is something at ${media} already, where the media of ${name} would go. Nothing was made; move it away or open the package in another folder.`);
    const foreign: ForeignFile = { name, path: file, summary: { ...summary, kind: 'copy' }, table: (table) => `theirs0.${places.prefix}_${table}` };
    const project = createProjectFile(projectPath, { name: manifest.project.name, modality: summary.project.modality });
    try {
      if (summary.mediaFolder !== null) copyMedia(summary.mediaFolder, media);
      await fill(project, foreign, { staging: places.staging, mediaRoot: path.basename(media) });
      return project;
    } catch (error) {
      closeProjectFile(project);
      for (const made of [projectPath, `${projectPath}-wal`, `${projectPath}-shm`, media]) rmSync(made, { recursive: true, force: true });
      throw error;
    }
  } finally {
    staging.remove();
  }
}

function copyMedia(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    copyFileSync(path.join(from, name), path.join(to, name));
    syncPath(path.join(to, name));
  }
  syncPath(to);
}

async function fill({ db, path: project }: OpenProject, foreign: ForeignFile, { staging, mediaRoot }: { readonly staging: string; readonly mediaRoot: string }): Promise<void> {
  const { table, summary } = foreign;
  const manifest = summary.manifest!;
  db.prepare('ATTACH DATABASE ? AS theirs0').run(staging);
  try {
    beginMerge(db);
    db.exec('BEGIN IMMEDIATE');
    const set = db.prepare('INSERT INTO project (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
    set.run('uid', summary.project.uid);
    set.run('packageUid', manifest.packageUid);
    set.run('packageFile', foreign.name);
    set.run('packageAnnotatorUid', manifest.annotator.uid);
    db.exec(`
DELETE FROM label_schema_version;
DELETE FROM guideline_version;
INSERT INTO label_schema_version (version, json, created_at, change) SELECT version, json, created_at, change FROM ${table('schema_version')};
INSERT INTO guideline_version (version, markdown, created_at) SELECT version, markdown, created_at FROM ${table('guideline_version')};
INSERT INTO class (id, uid, name, color, hotkey, definition, abstain, retired, position, merged_into)
  SELECT id, uid, name, color, hotkey, definition, abstain, retired, position, (SELECT id FROM ${table('class')} target WHERE target.uid = s.merged_into) FROM ${table('class')} s;
`);
    const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
    await applyForeign(db, foreign, { project, mediaRoot, mayAddItems: true, now: Date.now(), pause });
    await deriveMerged(db, pause);
    db.exec('COMMIT');
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
    endMerge(db);
    db.exec('DETACH DATABASE theirs0');
  }
}
