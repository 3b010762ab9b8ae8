import fs from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { ulid } from 'ulid';
import { z } from 'zod';
import { DEFAULT_IMPORT_SETTINGS, importField, type ImportSettings } from '../../../shared/contract/importing';
import { modality } from '../../../shared/contract/common';
import { runDetails } from '../../../shared/contract/runs';
import { getClassColor } from '../../../shared/domain/classPalette';
import { assignHotkeys } from '../../../shared/domain/hotkeys';
import { addAnnotator } from '../annotators/queries';
import { createPlan } from '../assignments/createPlan';
import { addQuestions } from '../goldQuestions/addQuestions';
import { saveGuideline } from '../guideline/queries';
import { createProjectFile } from '../project/createProjectFile';
import { closeProjectFile } from '../project/openProjectFile';
import { Refusal } from '../refusal';
import { DataService, type OpenProject } from '../service';
import { runImport } from './runImport';

const classes = z.array(z.object({ name: z.string(), definition: z.string() }));
/** `sample.json` of a bundled sample. */
const sampleDescription = z.object({
  title: z.string(),
  modality,
  question: z.string().default(''),
  classes,
  abstain: classes.default([]),
  synthetic: z.string().optional(),
  files: z.object({ items: z.string() }),
  map: z.partialRecord(importField, z.string()),
  tags: z.array(z.string()),
  features: z.array(z.string()).optional(),
  annotators: z.array(z.object({ name: z.string(), role: z.enum(['annotator', 'adjudicator']) })).default([]),
  /** Who was to label what: everybody every item without a gold label, and so many of those with one as hidden questions. */
  plan: z.object({ name: z.string(), questions: z.int().min(0), seed: z.int() }).optional(),
  /** One for each version of the guideline, with the answers given under it. */
  phases: z.array(z.object({ guideline: z.string(), since: z.iso.datetime().optional(), answers: z.string().optional() })).min(1),
  /** Predictions of models, in the order in which they were made. */
  runs: z.array(runDetails.omit({ codeVersion: true }).extend({ file: z.string() })).default([]),
});

/**
 * Makes a project from a bundled sample's folder: label schema, items with media copied beside it, annotators, and for each
 * version of the guideline the answers given under it, then the runs of models. Returns it open; it is not the service's project yet. Where something fails
 * there is no project file.
 */
export async function createFromSample(options: DataService['options'], sampleFolder: string, projectPath: string): Promise<OpenProject> {
  const sample = sampleDescription.parse(JSON.parse(fs.readFileSync(path.join(sampleFolder, 'sample.json'), 'utf8')));
  const project = createProjectFile(projectPath, { name: sample.title, modality: sample.modality });
  try {
    const service = new DataService({ ...options, onJob: () => undefined, onChanged: () => undefined });
    service.setProject(project);
    await fill(service, sample, sampleFolder);
    return project;
  } catch (error) {
    closeProjectFile(project);
    for (const file of [projectPath, `${projectPath}-wal`, `${projectPath}-shm`]) fs.rmSync(file, { force: true });
    throw error;
  }
}

async function fill(service: DataService, sample: z.infer<typeof sampleDescription>, folder: string): Promise<void> {
  const all = [...sample.classes.map((entry) => ({ ...entry, abstain: false })), ...sample.abstain.map((entry) => ({ ...entry, abstain: true }))];
  await service.run('labelSchema.save', {
    question: sample.question,
    classes: assignHotkeys(all.map((entry, index) => ({ ...entry, uid: ulid(), color: getClassColor(index), hotkey: null, retired: false }))),
  } as never);
  const { db } = service.project;
  if (sample.synthetic !== undefined) db.prepare("INSERT INTO project (key, value) VALUES ('notice', ?)").run(sample.synthetic);
  const settings = { ...DEFAULT_IMPORT_SETTINGS, tags: sample.tags, features: sample.features ?? null, copyMedia: true };
  await importAll(service, path.join(folder, sample.files.items), { ...settings, as: 'items', map: sample.map });
  const began = timeOf(sample.phases[0]!.since);
  db.transaction(() => addTeam(db, sample, began)).immediate();
  for (const [index, { guideline, since, answers }] of sample.phases.entries()) {
    // the empty version that every project begins with was never anybody's
    if (index === 0) db.prepare('UPDATE guideline_version SET markdown = ?, created_at = ? WHERE version = 1').run(guideline, began);
    else saveGuideline(db, guideline, timeOf(since));
    // every answer is written under the version that is the newest then
    if (answers !== undefined) await importAll(service, path.join(folder, answers), { ...DEFAULT_IMPORT_SETTINGS, as: 'annotations' });
  }
  for (const { file, ...run } of sample.runs) await importAll(service, path.join(folder, file), { ...DEFAULT_IMPORT_SETTINGS, as: 'predictions', run });
}

const timeOf = (since: string | undefined) => (since === undefined ? Date.now() : Date.parse(since));

/** Profiles, and a queue of their own for each where the sample has a plan. As it was found, not as steps that somebody could take back. */
function addTeam(db: Database, { annotators, plan }: z.infer<typeof sampleDescription>, now: number): void {
  const ids = annotators.map(({ name, role }) => addAnnotator(db, { name, role, imported: false, now }));
  if (!plan) return;
  const open = db.prepare<[], number>('SELECT item_id FROM item_state WHERE gold_class_id IS NULL ORDER BY item_id').pluck().all();
  createPlan(
    db,
    { name: plan.name, selection: { kind: 'ids', ids: open }, annotators: ids.map((annotatorId) => ({ annotatorId, capacity: 1 })), rule: { kind: 'all', k: ids.length }, order: 'asListed', seed: plan.seed, actorId: null },
    now,
  );
  if (plan.questions > 0) addQuestions(db, { annotatorIds: ids, selection: null, count: plan.questions, seed: plan.seed, actorId: null }, now);
}

async function importAll(service: DataService, file: string, settings: ImportSettings): Promise<void> {
  const result = await runImport(service, { files: [file], settings, dryRun: false }, { signal: new AbortController().signal, progress: () => undefined });
  if (!result.ok) throw new Refusal('sample', `The sample could not be imported: ${result.problems[0]?.message ?? 'for an unknown reason'}`);
}
