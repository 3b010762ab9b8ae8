import type { Database } from 'better-sqlite3';
import { ulid } from 'ulid';
import { Refusal } from '../refusal';
import { refuseTakenName } from '../runs/queries';

/** `run.removed` of a run whose predictions are being written: nothing that looks for present runs finds it. */
export const UNFINISHED = 2;

/** Makes a run that is not seen yet, in place of those that were never finished. Returns its row id. */
export function beginModel(db: Database, name: string, classUids: readonly string[], now: number): number {
  refuseTakenName(db, name, 0);
  clearUnfinished(db);
  const find = db.prepare<[string], number>('SELECT id FROM class WHERE uid = ? AND abstain = 0').pluck();
  const classIds = classUids.map((uid) => find.get(uid));
  if (classIds.includes(undefined) || new Set(classIds).size !== classIds.length) throw new Refusal('unknownClass', 'A class that the model was trained for is not in the label definition any more. Nothing was written; train again.');
  const insert = db.prepare(`INSERT INTO run (uid, name, probability_classes, file, created_at, removed) VALUES (?, ?, ?, '', ?, ${UNFINISHED})`);
  return Number(insert.run(ulid(), name, JSON.stringify(classIds), now).lastInsertRowid);
}

function clearUnfinished(db: Database): void {
  const tables = ['prediction', 'probability_block', 'model_file', 'model'];
  for (const runId of db.prepare<[], number>(`SELECT id FROM run WHERE removed = ${UNFINISHED}`).pluck().all()) {
    for (const table of tables) db.prepare(`DELETE FROM ${table} WHERE run_id = ?`).run(runId);
    db.prepare('DELETE FROM run WHERE id = ?').run(runId);
  }
}

/** Refuses a run that is not being written: it is finished, or another training began. */
export function getUnfinished(db: Database, runId: number): { readonly classIds: readonly number[]; readonly predictions: number } {
  const row = db.prepare<[number], { classes: string; predictions: number }>(`SELECT probability_classes AS classes, predictions FROM run WHERE id = ? AND removed = ${UNFINISHED}`).get(runId);
  if (!row) throw new Refusal('unknownRun', 'This run is not being written any more: another training began meanwhile. Train again.');
  return { classIds: JSON.parse(row.classes) as number[], predictions: row.predictions };
}
