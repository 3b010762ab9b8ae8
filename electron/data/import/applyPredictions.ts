import { ulid } from 'ulid';
import { ROWS_A_BLOCK } from '../runs/probabilityBlocks';
import type { RunContext } from './runContext';
import type { RunPlan } from './planRun';

interface StagedPrediction {
  readonly itemId: number;
  readonly source: number;
  readonly classId: number;
  readonly confidence: number | null;
  readonly tie: number;
  readonly probabilities: Buffer | null;
}

/** Writes a run and its staged predictions in order of their items; a run that it replaces is put away. Returns its row id. */
export async function applyPredictions(context: RunContext, plan: RunPlan, now: number, pause: (done: number) => Promise<void>): Promise<number> {
  const { db, sources, settings, predictions } = context;
  const { run } = settings;
  if (plan.existing !== null) db.prepare('UPDATE run SET removed = 1 WHERE id = ?').run(plan.existing);
  const columns = classColumns(context);
  const classIds = predictions.hasProbabilities ? columns.classIds : [];
  const runId = Number(
    db
      .prepare('INSERT INTO run (uid, name, model_version, code_version, hyperparameters, data_snapshot, notes, out_of_sample, probability_classes, file, predictions, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(ulid(), plan.name, run.modelVersion ?? '', run.codeVersion ?? '', JSON.stringify(run.hyperparameters ?? []), run.dataSnapshot ?? '', run.notes ?? '', toFlag(run.outOfSample ?? null), JSON.stringify(classIds), sources.map(({ name }) => name).join(', '), context.counts.imported, now).lastInsertRowid,
  );
  const page = db.prepare<[number, number], StagedPrediction>(
    `SELECT s.item_id AS itemId, s.source, c.class_id AS classId, s.confidence, s.tie, s.probabilities FROM staging.s_prediction s JOIN staging.s_class c ON c.label = s.label
     WHERE s.item_id > ? ORDER BY s.item_id LIMIT ?`,
  );
  const insert = db.prepare('INSERT INTO prediction (run_id, item_id, class_id, confidence, tie) VALUES (?, ?, ?, ?, ?)');
  const insertBlock = db.prepare('INSERT INTO probability_block (run_id, block, probabilities) VALUES (?, ?, ?)');
  let last = 0;
  for (let block = 0; ; block += 1) {
    const rows = page.all(last, ROWS_A_BLOCK);
    if (rows.length === 0) break;
    for (const { itemId, classId, confidence, tie } of rows) insert.run(runId, itemId, classId, confidence, tie);
    if (classIds.length > 0) insertBlock.run(runId, block, packBlock(rows, columns.placesOf, classIds.length));
    last = rows.at(-1)!.itemId;
    await pause(block * ROWS_A_BLOCK + rows.length);
  }
  return runId;
}

/** Little-endian Float64, a row of all classes a prediction. */
function packBlock(rows: readonly StagedPrediction[], placesOf: ReadonlyMap<number, readonly number[]>, width: number): Buffer {
  const packed = Buffer.alloc(rows.length * width * 8);
  for (const [row, { source, probabilities }] of rows.entries()) {
    const places = placesOf.get(source)!;
    // a row read before its source named more classes is shorter
    for (let at = 0; at < probabilities!.length / 8; at += 1) probabilities!.copy(packed, (row * width + places[at]!) * 8, at * 8, at * 8 + 8);
  }
  return packed;
}

/** The classes that any source has probabilities of, in the schema's order, and for each source where its values go. */
function classColumns({ db, probabilityClasses }: RunContext): { readonly classIds: readonly number[]; readonly placesOf: ReadonlyMap<number, readonly number[]> } {
  const classOf = new Map(db.prepare<[], [number, number]>('SELECT label, class_id FROM staging.s_class').raw().all());
  const given = new Set([...probabilityClasses.values()].flat().map((label) => classOf.get(label)!));
  const classIds = db.prepare<[], number>('SELECT id FROM class ORDER BY position, id').pluck().all().filter((id) => given.has(id));
  const places = new Map(classIds.map((id, place) => [id, place]));
  return { classIds, placesOf: new Map([...probabilityClasses].map(([source, labels]) => [source, labels.map((label) => places.get(classOf.get(label)!)!)])) };
}

function toFlag(value: boolean | null): number | null {
  return value === null ? null : value ? 1 : 0;
}
