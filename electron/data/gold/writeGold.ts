import type { Database } from 'better-sqlite3';
import type { GoldMethod } from '../../../shared/domain/annotation';
import { clearSelectionTable, fillSelectionTable } from '../items/resolveSelection';

export interface GoldDecision {
  /** Null: the gold label is taken away. */
  readonly classId: number | null;
  readonly method: GoldMethod;
  /** Who or what decided, as the history shows it. */
  readonly by: string;
  readonly at: number;
}

/** The newest gold event of an item, as JSON, kept as the value before; NULL where there is none. */
const BEFORE = `(SELECT json_object('classId', class_id, 'method', method, 'by', by) FROM gold_event WHERE gold_event.item_id = selected.item_id ORDER BY seq DESC LIMIT 1)`;

/** Gives items one gold label: an event in each one's history, the present state, and the value before for undo. */
export function writeGold(db: Database, ids: Uint32Array, { classId, method, by, at }: GoldDecision, operationSeq: number): void {
  fillSelectionTable(db, ids);
  db.prepare(`INSERT INTO operation_before (operation_seq, item_id, value) SELECT ?, item_id, ${BEFORE} FROM temp.selection selected`).run(operationSeq);
  db.prepare('INSERT INTO gold_event (item_id, class_id, method, by, created_at) SELECT item_id, ?, ?, ?, ? FROM temp.selection ORDER BY item_id').run(classId, method, by, at);
  db.prepare('UPDATE item_state SET gold_class_id = ? WHERE item_id IN temp.selection').run(classId);
  clearSelectionTable(db);
}

/** Number of the newest gold event, 0 before the first. */
export function lastGoldSeq(db: Database): number {
  return db.prepare<[], number>('SELECT ifnull(max(seq), 0) FROM gold_event').pluck().get()!;
}
