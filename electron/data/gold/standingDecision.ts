/**
 * SQL for `column` of the decision about an item that stands: the newest, but where copies of the project decided by themselves the one
 * that `findStanding` finds (annotations/presentAnswer.ts). `item`: SQL for the item's row id, qualified. NULL before the first decision.
 */
export function standingDecision(item: string, column: string): string {
  return `(SELECT ${column} FROM gold_event stands WHERE stands.seq = ${standingSeq(item)})`;
}

/** SQL for the number of that event. Only where two decisions follow the same one, which takes a merge, is there more to do than to take the newest. */
export function standingSeq(item: string): string {
  return `(SELECT iif(${IS_ONE_LINE}, max(seq), ${deepestSeq(item)}) FROM gold_event WHERE item_id = ${item})`;
}

/** SQL condition over the gold events of an item, grouped: each follows another one. */
export const IS_ONE_LINE = "count(*) = count(DISTINCT ifnull(refers_to, ''))";

function deepestSeq(item: string): string {
  return `(WITH RECURSIVE line(seq, uid, depth) AS (
      SELECT seq, uid, 1 FROM gold_event WHERE item_id = ${item} AND refers_to IS NULL
      UNION ALL SELECT next.seq, next.uid, line.depth + 1 FROM line JOIN gold_event next ON next.item_id = ${item} AND next.refers_to = line.uid)
    SELECT seq FROM line ORDER BY depth DESC, substr(uid, 11) || ' ' || uid LIMIT 1)`;
}
