import type { Database } from 'better-sqlite3';
import { readIds } from '../items/readIds';
import { effectiveClass } from './effectiveClass';

type Merges = ReadonlyMap<number, number>;

/**
 * Brings present answers and gold labels up to date after classes were merged or brought back (`before`, `after`: class -> class it
 * counts as, by row id). Returns the items whose answers count otherwise now; their item states are the caller's.
 */
export function recount(db: Database, before: Merges, after: Merges): { readonly items: readonly number[]; readonly answers: number; readonly gold: number } {
  const stale = new Set<number>();
  for (const [classId, target] of after) {
    const was = before.get(classId);
    if (was !== undefined && was !== target) stale.add(was);
  }
  if (stale.size === 0) return { items: [], answers: 0, gold: 0 };
  const classes = `SELECT value FROM json_each('${JSON.stringify([...stale])}')`;
  const wanted = `(SELECT ${effectiveClass('a.class_id')} FROM annotation a WHERE a.seq = current_label.seq)`;
  const items = readIds(db, `SELECT DISTINCT item_id AS id FROM current_label WHERE class_id IN (${classes}) AND class_id IS NOT ${wanted}`);
  const answers = db.prepare(`UPDATE current_label SET class_id = ${wanted} WHERE class_id IN (${classes}) AND class_id IS NOT ${wanted}`).run().changes;
  const wantedGold = `(SELECT ${effectiveClass('g.class_id')} FROM gold_event g WHERE g.item_id = item_state.item_id ORDER BY g.seq DESC LIMIT 1)`;
  const gold = db.prepare(`UPDATE item_state SET gold_class_id = ${wantedGold} WHERE gold_class_id IN (${classes}) AND gold_class_id IS NOT ${wantedGold}`).run().changes;
  return { items: [...items], answers, gold };
}
