import { closeSync, constants, copyFileSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { MODALITIES } from '../../../shared/domain/project';
import { hasLog } from '../db/readHeader';
import { PACKED_PROJECT, type Manifest } from '../packages/manifest';
import { Refusal } from '../refusal';
import type { ForeignRequest, ForeignSummary } from './foreignRequest';
import { openForeignDatabase } from './openForeignDatabase';
import { RowCheck } from './rowCheck';
import { stageForeign } from './stageForeign';
import { unzipPackage } from './unzipPackage';

/**
 * Reads a work package or a copy of a project: its bytes are copied, checked from outside and inside, and every value that is
 * used is checked and written into the staging database. Runs in a throw-away process; the file itself is never opened as a database.
 */
export async function readForeign(request: ForeignRequest, progress: (phase: string) => void): Promise<ForeignSummary> {
  const { file, name, folder } = request;
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) throw new Refusal('missing', `There is no file ${file}. Nothing was changed.`);
  if (!stat.isFile()) throw new Refusal('notProject', `${name} is ${stat.isDirectory() ? 'a folder' : 'not a regular file'}, neither a work package nor a Goldset project. Nothing was changed.`);
  progress('reading');
  const isPackage = startsLikeZip(file);
  const unpacked = path.join(folder, 'unpacked');
  mkdirSync(unpacked);
  const manifest = isPackage ? await unzipPackage(file, name, unpacked) : null;
  const copy = path.join(unpacked, PACKED_PROJECT);
  if (!isPackage) copyProject(file, copy);
  progress('checking');
  const label = isPackage ? `${name} (${PACKED_PROJECT})` : name;
  const db = openForeignDatabase(copy, label);
  try {
    const project = readProject(db, label);
    if (manifest) checkManifest(manifest, project, name);
    const { expected } = request;
    if (expected && expected.uid !== project.uid) {
      throw new Refusal('otherProject', `${name} belongs to another project: “${project.name}” (${project.uid}), and this is “${expected.name}” (${expected.uid}). Nothing was changed; open that project to merge it there.`);
    }
    progress('reading');
    const counts = stageForeign(db, request, label, manifest);
    return { kind: isPackage ? 'package' : 'copy', manifest, project, mediaFolder: manifest && manifest.counts.media > 0 ? path.join(unpacked, 'media') : null, ...counts };
  } finally {
    db.close();
  }
}

function startsLikeZip(file: string): boolean {
  const handle = openSync(file, 'r');
  try {
    const head = Buffer.alloc(2);
    readSync(handle, head, 0, 2, 0);
    return head.toString('latin1') === 'PK';
  } finally {
    closeSync(handle);
  }
}

/** With what waits in the write-ahead log beside it. */
function copyProject(file: string, copy: string): void {
  copyFileSync(file, copy, constants.COPYFILE_FICLONE);
  if (hasLog(file)) copyFileSync(`${file}-wal`, `${copy}-wal`);
}

function readProject(db: ReturnType<typeof openForeignDatabase>, label: string): ForeignSummary['project'] {
  const check = new RowCheck(label, 'project');
  const value = (key: string) => {
    check.row = key;
    return db.prepare<[string], unknown>('SELECT value FROM project WHERE key = ? AND octet_length(value) < 10000').pluck().get(key);
  };
  const base = value('schemaMergeBase');
  return {
    uid: check.text('value', value('uid'), { max: 64, pattern: /^[\x21-\x7e]+$/ }),
    name: check.text('value', value('name'), { min: 1, max: 1_000 }),
    modality: check.oneOf('value', value('modality'), MODALITIES),
    schemaMergeBase: base === undefined ? null : check.integer('value', Number(base), { max: 1_000_000 }),
  };
}

function checkManifest(manifest: Manifest, project: ForeignSummary['project'], name: string): void {
  if (manifest.project.uid !== project.uid) throw new Refusal('manifest', `${name}: its manifest is of the project ${manifest.project.uid}, the project file in it of ${project.uid}. Nothing was changed.`);
}
