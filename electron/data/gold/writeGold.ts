import type { Database } from 'better-sqlite3';
import type { GoldMethod } from '../../../shared/domain/annotation';
import type { WriteContext } from '../handler';
import { clearSelectionTable, fillSelectionTable } from '../items/resolveSelection';

export interface GoldDecision {
  /** Null: the gold label is taken away. */
  readonly classId: number | null;
  readonly method: GoldMethod;
  /** Who or what decided, as the history shows it. */
  readonly by: string;
  /** The annotator who decided; null: a program. */
  readonly annotatorId: number | null;
}

/** The newest gold event of an item, as JSON, kept as the value before; NULL where there is none. */
const BEFORE = `(SELECT json_object('classId', class_id, 'method', method, 'by', by) FROM gold_event WHERE gold_event.item_id = selected.item_id ORDER BY seq DESC LIMIT 1)`;

/** Gives items one gold label: an event in each one's history, the present state, and the value before for undo. An item may be in one call of an operation only. */
export function writeGold(db: Database, ids: Uint32Array, { classId, method, by, annotatorId }: GoldDecision, { operationId, operationSeq, now }: WriteContext): void {
  fillSelectionTable(db, ids);
  const decision = classId === null ? 'open' : 'label';
  db.prepare(`INSERT INTO operation_before (operation_seq, item_id, value) SELECT ?, item_id, ${BEFORE} FROM temp.selection selected`).run(operationSeq);
  db.prepare(
    `INSERT INTO gold_event (uid, item_id, decision, class_id, method, by, annotator_id, refers_to, schema_version, created_at)
     SELECT @operationId || '-' || external_id, item_id, @decision, @classId, @method, @by, @annotatorId,
       (SELECT uid FROM gold_event WHERE gold_event.item_id = selected.item_id ORDER BY seq DESC LIMIT 1), (SELECT max(version) FROM label_schema_version), @now
     FROM temp.selection selected JOIN item ON item.id = item_id ORDER BY item_id`,
  ).run({ operationId, decision, classId, method, by, annotatorId, now });
  db.prepare("UPDATE item_state SET gold_class_id = @classId, decision = nullif(@decision, 'open') WHERE item_id IN temp.selection").run({ classId, decision });
  clearSelectionTable(db);
}

/** Number of the newest gold event, 0 before the first. */
export function lastGoldSeq(db: Database): number {
  return db.prepare<[], number>('SELECT ifnull(max(seq), 0) FROM gold_event').pluck().get()!;
}
