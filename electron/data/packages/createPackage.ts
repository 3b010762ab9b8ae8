import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflateRaw } from 'node:zlib';
import { ulid } from 'ulid';
import { ZipFile } from 'yazl';
import type { PackageResult } from '../../../shared/contract/packages';
import type { Modality } from '../../../shared/domain/project';
import { describeFound } from '../../../shared/import/describeFound';
import { getAnnotator } from '../annotators/queries';
import { explainStorageError } from '../db/explainStorageError';
import { syncPath } from '../db/syncPath';
import { createStagingFolder } from '../import/staging';
import type { JobHandle } from '../jobs/jobTable';
import { resolveMedia } from '../media/resolveMedia';
import { openReaderFile } from '../project/openProjectFile';
import { Refusal } from '../refusal';
import type { DataService } from '../service';
import { buildPackedProject, type PackedProject } from './buildPackedProject';
import { MANIFEST, PACKED_PROJECT, type Manifest } from './manifest';
import { openMediaFile } from './openMediaFile';
import { findOwnPackage } from './ownPackage';

const LISTED = 20;
/** Far below what our own reading takes for an archive made to fill disks. */
const MAX_RATIO = 40;
/** The same moment for every entry: an archive made again of the same differs only where its content does. */
const MTIME = new Date(Date.UTC(1980, 0, 1));

type Entry = Manifest['entries'][number];
interface Packing {
  readonly zip: ZipFile;
  readonly entries: Entry[];
}

/** Makes the file that goes out to an annotator, or back from one; under its name only when it is whole. */
export async function createPackage(service: DataService, { annotatorId, file }: { readonly annotatorId: number; readonly file: string }, job: Pick<JobHandle, 'signal' | 'progress'>): Promise<PackageResult> {
  const started = performance.now();
  const { project } = service;
  const annotator = getAnnotator(project.db, annotatorId);
  const own = findOwnPackage(project.db);
  if (own && own.annotatorUid !== annotator.uid) throw new Refusal('otherAnnotator', `This project is a work package of somebody else: only that annotator's answers go back. No package was made.`);
  const kind = own ? 'return' : 'work';
  if (!existsSync(path.dirname(file))) throw new Refusal('noFolder', `There is no folder ${path.dirname(file)}. No package was made.`);
  const staging = createStagingFolder();
  const unfinished = path.join(path.dirname(file), `.${path.basename(file)}-${ulid()}.unfinished`);
  // A moment of the project, whatever is labelled meanwhile.
  const isFile = existsSync(project.path);
  const source = isFile ? openReaderFile(project.path) : project.db;
  try {
    if (isFile) source.exec('BEGIN');
    const target = path.join(staging.folder, PACKED_PROJECT);
    const pause = async (done: number, phase: string) => {
      job.progress({ done, phase, unit: 'items' });
      await new Promise(setImmediate);
      job.signal.throwIfAborted();
    };
    const packageUid = own?.uid ?? ulid();
    const now = Date.now();
    const packed = await buildPackedProject(source, { annotatorId, kind, target, now, mediaName, pause: (items) => pause(items, 'collecting') });
    if (kind === 'return' && packed.annotations === 0) throw new Refusal('nothingToReturn', 'Nothing is labelled yet: there is nothing to send back. No package was made.');
    const value = source.prepare<[string], string>('SELECT value FROM project WHERE key = ?').pluck();
    const head = { uid: value.get('uid')!, name: value.get('name')!, modality: value.get('modality') as Modality };
    const missing: string[] = [];
    const writing = { zip: new ZipFile(), entries: [] };
    const written = pipeline(writing.zip.outputStream as Readable, createWriteStream(unfinished, { flags: 'wx' }));
    // awaited below; until then a failure must not count as unheard
    written.catch(() => undefined);
    await addEntry(writing, PACKED_PROJECT, createReadStream(target), !(await shrinksFar(target)));
    const media = await addMedia(service, source, packed, { writing, missing, pause });
    const manifest: Manifest = {
      format: 'goldset-package', version: 1, kind, packageUid, project: head, annotator: { uid: annotator.uid, name: annotator.name },
      counts: { items: packed.items, annotations: packed.annotations, media }, createdAt: now, entries: writing.entries,
    };
    writing.zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 1)), MANIFEST, { mtime: MTIME, compress: false });
    writing.zip.end();
    await written;
    job.signal.throwIfAborted();
    syncPath(unfinished);
    renameSync(unfinished, file);
    syncPath(path.dirname(file));
    if (kind === 'work' && project.readOnly === null) await notePackage(service, { packageUid, annotatorId, items: packed.items, file, now });
    return { file: path.basename(file), items: packed.items, annotations: packed.annotations, media, bytes: statSync(file).size, warnings: describeMissing(missing), seconds: Math.round(performance.now() - started) / 1000 };
  } catch (error) {
    throw explainStorageError(error, file);
  } finally {
    if (isFile) source.close();
    rmSync(unfinished, { force: true });
    staging.remove();
  }
}

/** `media/` in the package holds numbers: what files are called here is nobody's business, and every system takes it. */
function mediaName(number: number, content: string): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(content)?.[0].toLowerCase() ?? '';
  return `${String(number).padStart(6, '0')}${ending}`;
}

/** Adds one entry and waits until it is in, with its size and hash. */
async function addEntry({ zip, entries }: Packing, name: string, stream: Readable, compress: boolean): Promise<void> {
  const hash = createHash('sha256');
  let bytes = 0;
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const passed = pipeline(stream, watch);
  zip.addReadStream(watch, name, { mtime: MTIME, mode: 0o100_644, compress });
  await passed;
  entries.push({ name, bytes, sha256: hash.digest('hex') });
}

/** Whether the file would be packed so small that whoever opens the package must take it for an attack. */
async function shrinksFar(file: string): Promise<boolean> {
  let packed = 0;
  await pipeline(createReadStream(file), createDeflateRaw({ level: 1 }), async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) packed += chunk.length;
  });
  return statSync(file).size > MAX_RATIO * packed;
}

/** Only files that may be read for this project leave it: below its media roots, pictures and sounds by their bytes. */
async function addMedia(service: DataService, source: DataService['project']['db'], packed: PackedProject, { writing, missing, pause }: { readonly writing: Packing; readonly missing: string[]; readonly pause: (done: number, phase: string) => Promise<void> }): Promise<number> {
  const access = { projectFolder: path.dirname(service.project.path), trustedFolders: service.options.trustedMedia?.() ?? [] };
  let added = 0;
  for (const { itemId, content } of packed.media) {
    const found = resolveMedia(source, access, itemId);
    const handle = 'path' in found ? await openMediaFile(found.path) : null;
    if (!handle) missing.push(source.prepare<[number], string>('SELECT external_id FROM item WHERE id = ?').pluck().get(itemId)!);
    else {
      await addEntry(writing, `media/${content}`, handle.createReadStream(), false);
      added += 1;
    }
    await pause(added, 'packing media');
  }
  return added;
}

function describeMissing(missing: readonly string[]): string[] {
  const named = missing.slice(0, LISTED).map((item) => `The media file of item “${describeFound(item)}” is not in the package: it is missing, no picture or sound, or lies outside the folders that this project may use.`);
  return missing.length > LISTED ? [...named, `… and ${missing.length - LISTED} more media files are not in the package.`] : named;
}

function notePackage(service: DataService, { packageUid, annotatorId, items, file, now }: { readonly packageUid: string; readonly annotatorId: number; readonly items: number; readonly file: string; readonly now: number }): Promise<void> {
  return service.holdWrites(() => {
    service.project.db.prepare('INSERT INTO work_package (uid, annotator_id, items, file, created_at) VALUES (?, ?, ?, ?, ?)').run(packageUid, annotatorId, items, path.basename(file), now);
    service.options.onChanged(['project'], null);
    return Promise.resolve();
  });
}
