import { effectiveClass } from '../labelSchema/effectiveClass';

/**
 * SQL for `column` of the decision about an item that stands: the newest, but where copies of the project decided by themselves the one
 * that `deriveDecision` finds. `item`: SQL for the item's row id. NULL before the first decision.
 */
export function standingDecision(item: string, column: string): string {
  return `(WITH RECURSIVE line(seq, uid, depth) AS (
      SELECT seq, uid, 1 FROM gold_event WHERE item_id = ${item} AND refers_to IS NULL
      UNION ALL SELECT next.seq, next.uid, line.depth + 1 FROM line JOIN gold_event next ON next.item_id = ${item} AND next.refers_to = line.uid)
    SELECT ${column} FROM line JOIN gold_event stands ON stands.seq = line.seq JOIN item_state state ON state.item_id = stands.item_id
    ORDER BY line.depth DESC, (state.decision IS nullif(stands.decision, 'open') AND state.gold_class_id IS ${effectiveClass('stands.class_id')}) DESC, line.seq DESC LIMIT 1)`;
}
