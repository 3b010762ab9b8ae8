import Database from 'better-sqlite3';
import { existsSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { MergeConflict, MergedFile, MergeReport } from '../../../shared/contract/packages';
import { TOPICS } from '../../../shared/contract/wire';
import { applyPragmas } from '../db/pragmas';
import { createStagingFolder } from '../import/staging';
import type { JobHandle } from '../jobs/jobTable';
import { refuseIfOwned } from '../project/ownerLock';
import { Refusal } from '../refusal';
import type { DataService } from '../service';
import { applyForeign } from './applyForeign';
import { beginMerge, deriveMerged, endMerge } from './deriveMerged';
import type { ForeignFile } from './foreignFile';
import { foreignPlaces, readForeignFiles } from './readForeignFile';

const LISTED = 100;
/** Files read at the same time; SQLite attaches at most ten databases. */
const MAX_LANES = 4;
/** Starting a process takes as long as reading a package of 10,000 answers. */
const FILES_A_PROCESS = 20;
/** Of the progress shown: the share that reading takes. */
const READING_SHARE = 0.5;

export interface MergeRun {
  readonly files: readonly string[];
  /** Say what would happen, and leave everything as it is. */
  readonly dryRun: boolean;
}

type Job = Pick<JobHandle, 'signal' | 'progress'>;

/**
 * Merges work packages that came back, or copies of the project, into the open project: the union of what all say. Every file is
 * read and checked by a process of its own first; then all that is new comes in by one transaction. A refusal, a cancel or a crash
 * leaves the project as it was.
 */
export async function runMerge(service: DataService, { files, dryRun }: MergeRun, job: Job): Promise<MergeReport> {
  const started = performance.now();
  const { readOnly } = service.project;
  if (readOnly !== null && !dryRun) throw new Refusal('readOnly', readOnly);
  const { folder, remove } = createStagingFolder();
  try {
    const foreign = await readAll(service, files, folder, job);
    job.signal.throwIfAborted();
    const report = await service.holdWrites(() => apply(service, foreign, folder, { dryRun, job }));
    if (!dryRun) service.options.onChanged(TOPICS, null);
    return { ...report, dryRun, seconds: Math.round(performance.now() - started) / 1000 };
  } catch (error) {
    if (job.signal.aborted) throw new Refusal('cancelled', 'The merge was cancelled. Nothing was changed.');
    throw error;
  } finally {
    remove();
  }
}

interface ReadFile extends ForeignFile {
  readonly lane: number;
}

async function readAll(service: DataService, files: readonly string[], folder: string, job: Job): Promise<ReadFile[]> {
  const { db, path: project } = service.project;
  const value = db.prepare<[string], string>('SELECT value FROM project WHERE key = ?').pluck();
  const expected = { uid: value.get('uid')!, name: value.get('name')! };
  const lanes = Math.min(MAX_LANES, files.length, Math.max(1, os.availableParallelism()));
  const read: ReadFile[] = [];
  // The first file that is refused stops the reading of the others.
  const stop = new AbortController();
  let next = 0;
  let done = 0;
  const readLane = async (lane: number) => {
    for (let first = next; first < files.length; first = next) {
      const batch = files.slice(first, (next = Math.min(files.length, first + Math.min(FILES_A_PROCESS, Math.ceil(files.length / lanes)))));
      const requests = batch.map((file, index) => {
        const name = path.basename(file);
        refuseOpenProject(file, name, project);
        return { file, name, expected, ...foreignPlaces(folder, lane, first + index) };
      });
      const summaries = await readForeignFiles(requests, {
        spawn: service.options.spawnImporter,
        // one signal a process: each reading listens to its own
        signal: AbortSignal.any([job.signal, stop.signal]),
        onRead: (index) => {
          rmSync(requests[index]!.folder, { recursive: true, force: true });
          done += 1;
          job.progress({ done: (done / files.length) * READING_SHARE * 100, total: 100, phase: `reading ${requests[index]!.name}`, unit: '%' });
        },
      });
      for (const [index, { file, name, prefix }] of requests.entries()) read[first + index] = { name, path: file, summary: summaries[index]!, lane, table: (table) => `theirs${lane}.${prefix}_${table}` };
    }
  };
  const outcomes = await Promise.allSettled(
    Array.from({ length: lanes }, (_, lane) =>
      readLane(lane).catch((error: unknown) => {
        if (!stop.signal.aborted) stop.abort(error);
        throw error;
      }),
    ),
  );
  if (stop.signal.aborted) throw stop.signal.reason;
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return read;
}

/** A file that somebody writes to would be torn by copying it. */
function refuseOpenProject(file: string, name: string, project: string): void {
  if (!existsSync(file)) throw new Refusal('missing', `There is no file ${file}. Nothing was changed.`);
  const real = realpathSync(file);
  if (existsSync(project) && real === realpathSync(project)) throw new Refusal('sameProject', `${name} is this project itself: there is nothing to merge. Nothing was changed.`);
  refuseIfOwned(real);
}

type Outcome = Omit<MergeReport, 'dryRun' | 'seconds'>;

async function apply(service: DataService, files: readonly ReadFile[], folder: string, { dryRun, job }: { readonly dryRun: boolean; readonly job: Job }): Promise<Outcome> {
  const { project } = service;
  // A preview takes place beside the open connection, so that nobody sees what is taken back again.
  const db = dryRun && existsSync(project.path) ? openBeside(project.path) : project.db;
  const lanes = [...new Set(files.map(({ lane }) => lane))];
  for (const lane of lanes) db.prepare(`ATTACH DATABASE ? AS theirs${lane}`).run(path.join(folder, `rows${lane}.sqlite`));
  try {
    for (const lane of lanes) {
      db.pragma(`theirs${lane}.journal_mode = OFF`);
      db.pragma(`theirs${lane}.synchronous = OFF`);
    }
    beginMerge(db);
    db.exec('BEGIN IMMEDIATE');
    const now = Date.now();
    const pause = async (share: number, phase: string) => {
      job.progress({ done: (READING_SHARE + (1 - READING_SHARE) * share) * 100, total: 100, phase, unit: '%' });
      await new Promise(setImmediate);
      job.signal.throwIfAborted();
    };
    const merged: MergedFile[] = [];
    const conflicts: MergeConflict[] = [];
    for (const [index, file] of files.entries()) {
      const applied = await applyForeign(db, file, { project: project.path, mediaRoot: null, mayAddItems: file.summary.kind === 'copy', now, pause: () => pause((0.7 * index) / files.length, `merging ${file.name}`) });
      merged.push(applied.merged);
      conflicts.push(...applied.conflicts);
    }
    const derived = await deriveMerged(db, (share) => pause(0.7 + 0.3 * share, 'deriving'));
    const added = merged.reduce((sum, file) => sum + file.added, 0);
    const known = merged.reduce((sum, file) => sum + file.known, 0);
    noteBatches(db, files, merged, { conflicts: conflicts.length + derived.conflicts, now });
    if (dryRun) db.exec('ROLLBACK');
    else db.exec('COMMIT');
    return { added, known, conflicts: conflicts.length + derived.conflicts, files: merged, conflictList: [...conflicts, ...derived.listed].slice(0, LISTED) };
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
    endMerge(db);
    if (db === project.db) for (const lane of lanes) db.exec(`DETACH DATABASE theirs${lane}`);
    else db.close();
  }
}

function openBeside(file: string): Database.Database {
  const db = new Database(file, { fileMustExist: true });
  applyPragmas(db);
  return db;
}

function noteBatches(db: Database.Database, files: readonly ForeignFile[], merged: readonly MergedFile[], { conflicts, now }: { readonly conflicts: number; readonly now: number }): void {
  const insert = db.prepare('INSERT INTO merge_batch (file, package_uid, added, known, conflicts, created_at) VALUES (?, ?, ?, ?, ?, ?)');
  for (const [index, { file, added, known, gold, notes, items }] of merged.entries()) {
    // what changed nothing leaves nothing behind: merged again, the file is the same
    if (added + gold + notes + items > 0) insert.run(file, files[index]!.summary.manifest?.packageUid ?? null, added, known, files.length === 1 ? conflicts : 0, now);
  }
}
