import type { Undoer } from '../history/undoer';
import type { GoldMethod } from '../../../shared/domain/annotation';

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
export const undoGold: Undoer = (db, payload, { undoneSeq, now }) => {
  const { from, to, method, by } = payload as GoldUndo;
  const { lastInsertRowid: last, changes } = db
    .prepare(
      `INSERT INTO gold_event (item_id, class_id, method, by, created_at)
       SELECT before.item_id, before.value ->> 'classId', ifnull(before.value ->> 'method', @method), ifnull(before.value ->> 'by', @by), @now
       FROM operation_before before
       JOIN gold_event mine ON mine.item_id = before.item_id AND mine.seq > @from AND mine.seq <= @to
       JOIN gold_event newest ON newest.seq = (SELECT max(seq) FROM gold_event WHERE gold_event.item_id = before.item_id)
       WHERE before.operation_seq = @undoneSeq AND newest.class_id IS mine.class_id AND newest.method = mine.method AND newest.by = mine.by`,
    )
    .run({ undoneSeq, from, to, method, by, now });
  if (changes > 0) db.prepare('UPDATE item_state SET gold_class_id = event.class_id FROM gold_event event WHERE event.seq > ? AND event.item_id = item_state.item_id').run(Number(last) - changes);
  return { changed: ['gold', 'items'] };
};
