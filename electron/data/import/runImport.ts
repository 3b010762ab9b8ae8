import fs from 'node:fs';
import path from 'node:path';
import type { ImportResult, ImportSettings } from '../../../shared/contract/importing';
import type { Modality } from '../../../shared/domain/project';
import type { JobHandle } from '../jobs/jobTable';
import { Refusal } from '../refusal';
import type { DataService } from '../service';
import { applyImport } from './applyImport';
import { checkSpace } from './checkSpace';
import { demoteTags } from './demoteTags';
import { finishPredictions } from './finishPredictions';
import { makeProblem, MAX_LISTED_PROBLEMS, ProblemList } from './importProblem';
import { MediaFolders } from './mediaFolders';
import { planRun } from './planRun';
import { readSource } from './readSource';
import { LabelNumbers, noteRejected, type RunContext } from './runContext';
import { makeItemStager } from './stageItems';
import { makeLabelStager } from './stageLabels';
import { makePredictionStager } from './stagePredictions';
import { createStaging } from './staging';
import { writeRejected } from './writeRejected';

export interface ImportRun {
  readonly files: readonly string[];
  readonly settings: ImportSettings;
  readonly dryRun: boolean;
}

const CANCELLED = 'The import was cancelled. Nothing was imported.';

/**
 * Reads all sources, checks every row, and only when all is well moves everything into the project in one transaction. What
 * stands in the way is in the result (`ok` false) and nothing was written; a cancel or a fault rejects and nothing was written.
 */
export async function runImport(service: DataService, run: ImportRun, job: Pick<JobHandle, 'signal' | 'progress'>): Promise<ImportResult> {
  const started = performance.now();
  const { db, readOnly } = service.project;
  if (readOnly !== null && !run.dryRun) throw new Refusal('readOnly', readOnly);
  const bytes = run.files.reduce((sum, file) => sum + (fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
  if (!run.dryRun) checkSpace(service.project.path, bytes);
  const staging = createStaging();
  const media = new MediaFolders(service.project.path, run.settings.copyMedia && !run.dryRun);
  try {
    const context: RunContext = {
      db,
      staging,
      settings: run.settings,
      modality: db.prepare<[], string>("SELECT value FROM project WHERE key = 'modality'").pluck().get() as Modality,
      problems: new ProblemList(),
      counts: { rows: 0, imported: 0, skipped: 0, rejected: 0, superseded: 0 },
      labels: new LabelNumbers(new Set(db.prepare<[], string>('SELECT name FROM class ORDER BY position').pluck().all())),
      annotators: [],
      rejected: new Map(),
      probabilityClasses: new Map(),
      predictions: { hasProbabilities: false, ties: 0, notLargest: 0, itemsWithout: 0 },
      blocked: false,
      nextItemId: db.prepare<[], number>('SELECT coalesce(max(id), 0) + 1 FROM item').pluck().get()!,
      sources: run.files.map((file) => ({ file, name: path.basename(file), summary: null, mediaFolder: media.reserve() })),
    };
    const plan = run.settings.as === 'predictions' ? planRun(context) : null;
    await readAll(service, context, bytes, job);
    const { problems, counts } = context;
    const rejectsAll = context.blocked || (run.settings.onBadRow === 'fail' ? problems.errors + problems.questions > 0 : context.sources.some((source) => source.summary === null));
    const ok = !rejectsAll;
    const isKnown = plan !== null && plan.existing !== null && run.settings.onConflict === 'skip';
    if (isKnown) keepKnownRun(context);
    let runId: number | null = null;
    if (ok && !run.dryRun && !isKnown) {
      runId = await applyImport(service, context, { media, plan }, job);
      const unwritten = await writeRejected(service.options.spawnImporter, context, job.signal);
      for (const problem of unwritten) problems.add(problem);
    }
    const written = ok && !run.dryRun;
    return {
      file: context.sources.map((source) => source.name).join(', '),
      rows: counts.rows,
      imported: ok ? counts.imported : 0,
      skipped: counts.skipped,
      rejected: counts.rejected,
      superseded: counts.superseded,
      classes: written ? db.prepare<[], string>('SELECT name FROM class ORDER BY position').pluck().all() : [...new Set([...context.labels.classNames, ...(run.settings.createClasses ? context.labels.usedNames : [])])],
      seconds: Math.round(performance.now() - started) / 1000,
      dryRun: run.dryRun,
      ok,
      run: plan?.name ?? null,
      predictions: plan && { runId, ...context.predictions },
      problems: problems.listed.slice(0, MAX_LISTED_PROBLEMS),
      problemCount: problems.total,
    };
  } catch (error) {
    if (job.signal.aborted) throw new Refusal('cancelled', CANCELLED);
    throw error;
  } finally {
    media.removeUnused();
    staging.remove();
  }
}

async function readAll(service: DataService, context: RunContext, totalBytes: number, job: Pick<JobHandle, 'signal' | 'progress'>): Promise<void> {
  const { settings, problems, counts } = context;
  const demoted = new Map<string, { keep: boolean }>();
  const stageItems = settings.as === 'items' ? makeItemStager(context) : null;
  const isPredictions = settings.as === 'predictions';
  const stageLabels = isPredictions ? makePredictionStager(context) : makeLabelStager(context);
  const projectFolder = path.dirname(service.project.path);
  const mediaFolders = [projectFolder, ...context.db.prepare<[], string>('SELECT path FROM media_root').pluck().all().map((root) => path.resolve(projectFolder, root))];
  let bytesBefore = 0;
  // One transaction over all batches: the staging database has no log to grow.
  context.staging.db.exec('BEGIN');
  for (const [source, entry] of context.sources.entries()) {
    const onlyTags = new Set(settings.tags ?? []);
    const outcome = await readSource(
      service.options.spawnImporter,
      { file: entry.file, modality: context.modality, settings, copyTo: entry.mediaFolder, mediaFolders, mediaReach: service.options.mediaReach ?? 'near' },
      {
        signal: job.signal,
        onBatch: (batch) => {
          for (const problem of batch.warnings) problems.add(problem);
          for (const problem of batch.bad) {
            problems.add(problem);
            if (problem.record !== null) noteRejected(context, source, problem.record, problem.message);
          }
          for (const { column, keep } of batch.demoted) {
            demoted.set(column, { keep });
            if (onlyTags.has(column)) problems.add(makeProblem('warning', 'tag.tooManyValues', entry.name, `"${column}" of ${entry.name} has too many different values for a tag; it was kept as metadata.`, { column }));
          }
          const left = stageItems?.(source, batch);
          stageLabels(source, batch, left);
          const isFolder = entry.name !== '' && totalBytes === 0;
          job.progress({ done: bytesBefore + batch.bytes, total: isFolder ? null : totalBytes, phase: 'reading', unit: 'bytes' });
        },
      },
    );
    if ('refused' in outcome) for (const problem of outcome.refused) problems.add(problem);
    else {
      entry.summary = outcome.summary;
      counts.rows += outcome.summary.rows;
      problems.total += outcome.summary.unlistedWarnings;
    }
    bytesBefore += fs.statSync(entry.file, { throwIfNoEntry: false })?.size ?? 0;
  }
  await demoteTags(context.staging, demoted, settings, async () => {
    await new Promise(setImmediate);
    job.signal.throwIfAborted();
  });
  if (isPredictions) finishPredictions(context);
  context.staging.db.exec('COMMIT');
  if (stageItems === null) countSuperseded(context);
}

/** The run that is there already stays as it is. */
function keepKnownRun({ counts }: RunContext): void {
  counts.skipped += counts.imported;
  counts.imported = 0;
}

/** Of several rows of one annotator for one item (or of gold labels for one item) only the last counts; what it replaces in the project is no row. */
function countSuperseded({ staging, counts }: RunContext): void {
  const superseded = staging.db.prepare<[], number>('SELECT count(*) - (SELECT count(*) FROM (SELECT DISTINCT item_id, annotator FROM s_label)) FROM s_label').pluck().get()!;
  counts.superseded = superseded;
  counts.imported -= superseded;
}
