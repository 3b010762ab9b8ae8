import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import type { ExportResult, ExportSettings } from '../../../shared/contract/exporting';
import { CARD_MARK, datasetCard } from '../../../shared/export/datasetCard';
import type { JobHandle } from '../jobs/jobTable';
import { closeProjectFile, openReaderFile } from '../project/openProjectFile';
import type { OpenProject } from '../service';
import { collectFieldNames } from './collectFieldNames';
import { mediaPathsFrom } from './mediaPaths';
import { partFileName, planExport, splitFileNames } from './planExport';
import { readCardFacts } from './readCardFacts';
import { createRecordWriter, type RecordWriter } from './recordWriter';
import { writeFiles } from './writeFiles';

/** Small enough that a label is never kept waiting for more than a few milliseconds, large enough that statements cost little. */
const BATCH = 500;

export interface ExportTarget {
  readonly folder: string;
  /** Null: one file per split. */
  readonly fileName: string | null;
}

/**
 * Writes the files of an export. They show one state of the project, that of the start, whatever is labelled meanwhile: they are
 * read through a connection of their own. Memory does not grow with the number of items.
 */
export async function runExport(project: OpenProject, { folder, fileName }: ExportTarget, settings: ExportSettings, job: Pick<JobHandle, 'signal' | 'progress'>): Promise<ExportResult> {
  const started = performance.now();
  const target: ExportTarget = { folder, fileName: fileName ?? (settings.selection && partFileName(settings)) };
  const { db, close } = openSnapshot(project);
  try {
    const planned = planExport(db, settings, target.fileName);
    const total = planned.reduce((sum, { ids }) => sum + ids.length, 0);
    job.progress({ total, unit: 'items', phase: 'reading column names' });
    const names = settings.format === 'csv' && settings.what !== 'annotations' ? await collectNames(db, job.signal) : { features: [], fields: [] };
    const writer = createRecordWriter(db, settings, names, mediaPathsFrom(db, path.dirname(project.path), target.folder));
    let done = 0;
    const files = planned.map(({ name, ids }) => {
      const file = { name, rows: 0, pieces: piecesOf(writer, ids, (items, rows) => {
        done += items;
        file.rows += rows;
        job.progress({ done, phase: `writing ${name}` });
      }) };
      return file;
    });
    const card = settings.datasetCard ? [{ name: cardName(target), rows: 0, pieces: [datasetCard(readCardFacts(db, settings, planned, Date.now()))] }] : [];
    const written = [...files, ...card];
    const sizes = await writeFiles(target.folder, written, job.signal);
    return {
      files: written.map(({ name, rows }, place) => ({ name, rows, bytes: sizes[place]! })),
      rows: files.reduce((sum, { rows }) => sum + rows, 0),
      seconds: Math.round(performance.now() - started) / 1000,
      leftOver: target.fileName === null && settings.split === null ? splitFileNames(settings.format).filter((name) => !planned.some((file) => file.name === name) && existsSync(path.join(target.folder, name))) : [],
    };
  } finally {
    close();
  }
}

function* piecesOf(writer: RecordWriter, ids: Uint32Array, onBatch: (items: number, rows: number) => void): Generator<string> {
  if (writer.header !== '') yield writer.header;
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = ids.subarray(from, from + BATCH);
    const { text, rows } = writer.write(batch);
    onBatch(batch.length, rows);
    yield text;
  }
}

async function collectNames(db: Database, signal: AbortSignal) {
  const steps = collectFieldNames(db);
  for (;;) {
    signal.throwIfAborted();
    const step = steps.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A project in memory has one connection only, what is read there is not held still; to a read-only one nothing is written. */
function openSnapshot({ db, path: file, readOnly }: OpenProject): { readonly db: Database; readonly close: () => void } {
  if (db.memory || readOnly !== null) return { db, close: () => undefined };
  const reader = openReaderFile(file);
  reader.exec('BEGIN');
  return { db: reader, close: () => closeProjectFile({ db: reader }) };
}

/** The card goes beside the files as README.md, unless there is one that Goldset did not write. */
function cardName({ folder, fileName }: ExportTarget): string {
  if (fileName !== null) return `${fileName}.README.md`;
  try {
    return readFileSync(path.join(folder, 'README.md'), 'utf8').startsWith(CARD_MARK) ? 'README.md' : 'DATASET.md';
  } catch {
    return 'README.md';
  }
}
