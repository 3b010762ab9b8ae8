import type { Undoer } from '../history/undoer';
import type { GoldMethod } from '../../../shared/domain/annotation';
import { effectiveClass } from '../labelSchema/effectiveClass';

export interface GoldUndo {
  /** Gold events of the step: those after `from`, up to `to`. */
  readonly from: number;
  readonly to: number;
  readonly method: GoldMethod;
  readonly by: string;
}

/**
 * Appends, for every item that the step decided, an event that restores what was before; the step's own events stay in the history.
 * An item that was decided otherwise, or by someone else, since then keeps the newer decision.
 */
export const undoGold: Undoer = (db, payload, { undoneSeq, operationId, now }) => {
  const { from, to, method, by } = payload as GoldUndo;
  const { lastInsertRowid: last, changes } = db
    .prepare(
      `INSERT INTO gold_event (uid, item_id, decision, class_id, method, by, refers_to, schema_version, created_at)
       SELECT @operationId || '-' || item.external_id, before.item_id, iif(before.value ->> 'classId' IS NULL, 'open', 'label'), before.value ->> 'classId',
         ifnull(before.value ->> 'method', @method), ifnull(before.value ->> 'by', @by), newest.uid, (SELECT max(version) FROM label_schema_version), @now
       FROM operation_before before JOIN item ON item.id = before.item_id
       JOIN gold_event mine ON mine.item_id = before.item_id AND mine.seq > @from AND mine.seq <= @to
       JOIN gold_event newest ON newest.seq = (SELECT max(seq) FROM gold_event WHERE gold_event.item_id = before.item_id)
       WHERE before.operation_seq = @undoneSeq AND newest.class_id IS mine.class_id AND newest.method = mine.method AND newest.by = mine.by`,
    )
    .run({ undoneSeq, from, to, method, by, operationId, now });
  if (changes > 0) db.prepare(`UPDATE item_state SET gold_class_id = ${effectiveClass('event.class_id')}, decision = nullif(event.decision, 'open') FROM gold_event event WHERE event.seq > ? AND event.item_id = item_state.item_id`).run(Number(last) - changes);
  return { changed: ['gold', 'items'] };
};
