import type { Database } from 'better-sqlite3';
import type { LeftOutValue } from '../../../shared/contract/slices';
import { readLookedFor } from '../evaluation/readReviews';

/**
 * Tag values that were not given to all items alike, so that a slice of them says who looked where, and not where the run errs: values of questions for which items
 * were looked at (asked still or not), and values that somebody put on chosen items, which the log of operations knows.
 */
export function readLeftOutValues(db: Database): LeftOutValue[] {
  const asked = readLookedFor(db).map((tag): LeftOutValue => ({ ...tag, why: 'asked' }));
  const known = new Set(asked.map(({ key, value }) => JSON.stringify([key, value])));
  const chosen = db
    .prepare<[], { key: string; value: string }>(
      `SELECT DISTINCT undo ->> '$.payload.key' AS key, undo ->> '$.payload.value' AS value FROM operation
       WHERE message = 'tags.change' AND undone = 0 AND undo ->> '$.payload.action' = 'add' AND EXISTS (SELECT 1 FROM operation_before WHERE operation_seq = seq) ORDER BY 1, 2`,
    )
    .all();
  return [...asked, ...chosen.filter(({ key, value }) => !known.has(JSON.stringify([key, value]))).map((tag): LeftOutValue => ({ ...tag, why: 'chosen' }))];
}
