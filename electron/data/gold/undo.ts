import { z } from 'zod';
import { takeExampleBack } from '../guideline/takeExampleBack';
import type { Undoer } from '../history/undoer';
import { effectiveClass } from '../labelSchema/effectiveClass';
import { standingSeq } from './standingDecision';

const payloadSchema = z.object({
  /** Gold events of the step: those after `from`, up to `to`. */
  from: z.number(),
  to: z.number(),
  method: z.string(),
  by: z.string(),
  /** The version of the guideline that the step made, with the example it appended. */
  example: z.object({ version: z.number(), text: z.string() }).optional(),
});
export type GoldUndo = Readonly<z.infer<typeof payloadSchema>>;

/**
 * Appends, for every item that the step decided, an event that restores what was before; the step's own events stay in the history.
 * An item that was decided otherwise, or by someone else, since then keeps the newer decision.
 */
export const undoGold: Undoer = (db, payload, { undoneSeq, operationId, now }) => {
  const { from, to, method, by, example } = payloadSchema.parse(payload);
  const { lastInsertRowid: last, changes } = db
    .prepare(
      `INSERT INTO gold_event (uid, item_id, decision, class_id, method, by, annotator_id, reason, refers_to, schema_version, created_at)
       SELECT @operationId || '-' || item.external_id, before.item_id,
         coalesce(before.value ->> 'decision', iif(before.value ->> 'classId' IS NULL, 'open', 'label')), before.value ->> 'classId',
         ifnull(before.value ->> 'method', @method), ifnull(before.value ->> 'by', @by), before.value ->> 'annotatorId', ifnull(before.value ->> 'reason', ''),
         stands.uid, (SELECT max(version) FROM label_schema_version), @now
       FROM operation_before before JOIN item ON item.id = before.item_id
       JOIN gold_event mine ON mine.item_id = before.item_id AND mine.seq > @from AND mine.seq <= @to
       JOIN gold_event stands ON stands.seq = ${standingSeq('before.item_id')}
       WHERE before.operation_seq = @undoneSeq AND stands.decision = mine.decision AND stands.class_id IS mine.class_id AND stands.method = mine.method AND stands.by = mine.by AND stands.reason = mine.reason`,
    )
    .run({ undoneSeq, from, to, method, by, operationId, now });
  if (changes > 0) db.prepare(`UPDATE item_state SET gold_class_id = ${effectiveClass('event.class_id')}, decision = nullif(event.decision, 'open') FROM gold_event event WHERE event.seq > ? AND event.item_id = item_state.item_id`).run(Number(last) - changes);
  if (example) takeExampleBack(db, example, now);
  return { changed: ['gold', 'items', ...(example ? (['guideline', 'project'] as const) : [])] };
};
