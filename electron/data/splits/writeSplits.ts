import type { Database } from 'better-sqlite3';
import type { Split } from '../../../shared/domain/project';
import { clearSelectionTable, fillSelectionTable } from '../items/resolveSelection';

/** Puts items into a split (null: none), keeps what they had under the operation, and returns how many changed. */
export function writeSplits(db: Database, ids: Uint32Array, split: Split | null, operationSeq: number): number {
  fillSelectionTable(db, ids);
  db.prepare(
    `INSERT INTO operation_before (operation_seq, item_id, value)
     SELECT ?, item_id, split FROM temp.selection CROSS JOIN item_state USING (item_id) WHERE split IS NOT ?`,
  ).run(operationSeq, split);
  const { changes } = db.prepare('UPDATE item_state SET split = ? WHERE split IS NOT ? AND item_id IN temp.selection').run(split, split);
  clearSelectionTable(db);
  return changes;
}
