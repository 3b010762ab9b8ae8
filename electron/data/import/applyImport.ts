import path from 'node:path';
import { addClasses } from '../labelSchema/addClasses';
import type { JobHandle } from '../jobs/jobTable';
import type { DataService } from '../service';
import { applyItems } from './applyItems';
import { applyLabels } from './applyLabels';
import { applyPredictions } from './applyPredictions';
import type { MediaFolders } from './mediaFolders';
import type { RunPlan } from './planRun';
import type { RunContext } from './runContext';

/** Moves what is staged into the project: one transaction, in steps between which reads get their turn and a cancel is seen. Returns the row id of the run that predictions became. */
export async function applyImport(service: DataService, context: RunContext, { media, plan }: { readonly media: MediaFolders; readonly plan: RunPlan | null }, job: Pick<JobHandle, 'signal' | 'progress'>): Promise<number | null> {
  const { db, staging, counts } = context;
  job.signal.throwIfAborted();
  let runId: number | null = null;
  await service.holdWrites(async () => {
    staging.db.close();
    db.prepare('ATTACH DATABASE ? AS staging').run(staging.file);
    let moved: { undo: () => void } | null = null;
    try {
      db.pragma('staging.journal_mode = OFF');
      db.pragma('staging.synchronous = OFF');
      db.exec('BEGIN IMMEDIATE');
      const now = Date.now();
      applyClasses(context, now);
      const total = counts.imported;
      const pause = async (done: number) => {
        job.progress({ done, total, phase: 'writing', unit: 'rows' });
        await new Promise(setImmediate);
        job.signal.throwIfAborted();
      };
      const roots = addMediaRoots(context, service.project.path, media);
      await applyItems(db, { ...roots, by: 'import', now, pause });
      if (plan) runId = await applyPredictions(context, plan, now, pause);
      else await applyLabels(context, now, pause);
      addBatches(context, now);
      moved = media.settle();
      db.exec('COMMIT');
      moved = null;
    } finally {
      if (db.inTransaction) db.exec('ROLLBACK');
      moved?.undo();
      db.exec('DETACH DATABASE staging');
    }
  });
  service.options.onChanged(['project', 'items', 'tags', 'splits', 'gold', 'annotations', 'queues', 'labelSchema', 'annotators', 'history', 'runs'], null);
  return runId;
}

/** New classes in order of first use, and for each label number its class. */
function applyClasses({ db, labels, settings }: RunContext, now: number): void {
  const ids = settings.createClasses ? addClasses(db, labels.usedNames, now) : new Map(db.prepare<[], [string, number]>('SELECT name, id FROM class').raw().all());
  const insert = db.prepare('INSERT INTO staging.s_class (label, class_id) VALUES (?, ?)');
  for (const [label, name] of labels.names.entries()) {
    const id = ids.get(name);
    if (id !== undefined) insert.run(label, id);
  }
}

/** A row in `media_root` for each source's folder (relative to the project file), or for the project's own media folder. */
function addMediaRoots(context: RunContext, project: string, media: MediaFolders): { mediaRoots: Map<string, number>; contentPrefixes: Map<number, string> } {
  const { db } = context;
  const mediaRoots = new Map<string, number>();
  const contentPrefixes = new Map<number, string>();
  const insert = db.prepare('INSERT OR IGNORE INTO media_root (path) VALUES (?)');
  const find = db.prepare<[string], number>('SELECT id FROM media_root WHERE path = ?').pluck();
  const isUsed = db.prepare<[number, number], number>('SELECT EXISTS (SELECT 1 FROM staging.s_item WHERE source = ? AND root = ?)').pluck();
  for (const [source, { summary, mediaFolder }] of context.sources.entries()) {
    for (const [root, folder] of (summary?.mediaRoots ?? []).entries()) {
      if (isUsed.get(source, root) === 0) continue;
      const relative = path.relative(path.dirname(project), mediaFolder === null ? folder : media.folder).split(path.sep).join('/') || '.';
      insert.run(relative);
      mediaRoots.set(`${source},${root}`, find.get(relative)!);
      if (mediaFolder !== null) contentPrefixes.set(source, `${media.nameOf(mediaFolder)}/`);
    }
  }
  return { mediaRoots, contentPrefixes };
}

function addBatches({ db, sources, settings, counts }: RunContext, now: number): void {
  const insert = db.prepare('INSERT INTO import_batch (kind, file, rows, imported, skipped, rejected, settings, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const read = sources.map((source) => source.summary);
  insert.run(settings.as, sources.map((source) => source.name).join(', '), counts.rows, counts.imported, counts.skipped, counts.rejected, JSON.stringify({ settings, sources: read.map((summary) => ({ options: summary?.options, fields: summary?.fields })) }), now);
}
