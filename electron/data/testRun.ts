import type { Database } from 'better-sqlite3';
import { ROWS_A_BLOCK } from './runs/probabilityBlocks';

export interface TestRun {
  readonly name: string;
  /** External id, class name, and probabilities in the order of `classes` where there are any. */
  readonly predictions: readonly (readonly [id: string, predicted: string, probabilities?: readonly number[]])[];
  /** Names of the classes that the probabilities are of. */
  readonly classes?: readonly string[];
}

/** Puts a run straight into a project whose items and classes are there: for tests of what only reads. Returns its row id. */
export function addTestRun(db: Database, { name, predictions, classes = [] }: TestRun): number {
  return db.transaction(() => {
    const classOf = new Map(db.prepare<[], [string, number]>('SELECT name, id FROM class').raw().all());
    const itemOf = new Map(db.prepare<[], [string, number]>('SELECT external_id, id FROM item').raw().all());
    const runId = Number(db.prepare("INSERT INTO run (uid, name, probability_classes, file, predictions, created_at) VALUES ('uid-' || ?, ?, ?, '', ?, 0)").run(name, name, JSON.stringify(classes.map((value) => classOf.get(value)!)), predictions.length).lastInsertRowid);
    const rows = predictions.map(([id, predicted, probabilities = []]) => ({ itemId: itemOf.get(id)!, predicted, probabilities })).sort((a, b) => a.itemId - b.itemId);
    for (const { itemId, predicted, probabilities } of rows) {
      const largest = Math.max(...probabilities);
      const confidence = probabilities[classes.indexOf(predicted)] ?? null;
      const tie = probabilities.filter((value) => value === largest).length > 1 ? 1 : 0;
      db.prepare('INSERT INTO prediction (run_id, item_id, class_id, confidence, tie) VALUES (?, ?, ?, ?, ?)').run(runId, itemId, classOf.get(predicted)!, confidence, tie);
    }
    if (classes.length > 0)
      for (let from = 0; from < rows.length; from += ROWS_A_BLOCK) {
        const values = Float64Array.from(rows.slice(from, from + ROWS_A_BLOCK).flatMap(({ probabilities }) => probabilities));
        db.prepare('INSERT INTO probability_block (run_id, block, probabilities) VALUES (?, ?, ?)').run(runId, from / ROWS_A_BLOCK, Buffer.from(values.buffer));
      }
    return runId;
  })();
}
