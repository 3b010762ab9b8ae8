import type { Database } from 'better-sqlite3';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import { givenGoldClass } from '../gold/givenGoldClass';
import { readIds } from '../items/readIds';
import { effectiveClass } from './effectiveClass';

export interface Recounted {
  /** Items whose answers count otherwise now; their item states are the caller's. */
  readonly items: readonly number[];
  readonly answers: number;
  readonly gold: number;
}

const NOTHING: Recounted = { items: [], answers: 0, gold: 0 };

/**
 * Changes what classes count as (`write` sets their `merged_into`, as `next` and `aliases` say) and brings present answers and gold
 * labels up to date. Which decision about an item stands is read before: where copies of a project decided by themselves, what is
 * derived says which one it is.
 */
export function recount(db: Database, { next, aliases }: { readonly next: readonly LabelClass[]; readonly aliases: readonly (readonly [number, number | null])[] }, write: () => void): Recounted {
  const before = readMerges(db);
  const stale = findStale(db, next, aliases);
  if (stale.length === 0) {
    write();
    return NOTHING;
  }
  const classes = `SELECT value FROM json_each('${JSON.stringify(stale)}')`;
  db.exec(`DROP TABLE IF EXISTS temp.given_gold;
CREATE TEMP TABLE given_gold AS SELECT state.item_id, ${givenGoldClass('state')} AS class_id FROM item_state state WHERE state.gold_class_id IN (${classes})`);
  write();
  const after = readMerges(db);
  db.exec(`DROP TABLE IF EXISTS temp.counted_answer;
CREATE TEMP TABLE counted_answer AS SELECT l.item_id, l.annotator_id, ${effectiveClass('a.class_id')} AS class_id FROM current_label l CROSS JOIN annotation a ON a.seq = l.seq
  WHERE l.class_id IN (${classes}) AND l.class_id IS NOT ${effectiveClass('a.class_id')}`);
  const items = readIds(db, 'SELECT DISTINCT item_id AS id FROM temp.counted_answer');
  const answers = db.prepare('UPDATE current_label SET class_id = counted.class_id FROM temp.counted_answer counted WHERE counted.item_id = current_label.item_id AND counted.annotator_id = current_label.annotator_id').run().changes;
  const gold = db.prepare(`UPDATE item_state SET gold_class_id = counted.id FROM (SELECT item_id, ${effectiveClass('given.class_id')} AS id FROM temp.given_gold given) counted WHERE counted.item_id = item_state.item_id AND gold_class_id IS NOT counted.id`).run().changes;
  db.exec('DROP TABLE temp.given_gold; DROP TABLE temp.counted_answer');
  if ([...before].some(([id, target]) => target !== after.get(id) && after.has(id) && !stale.includes(target))) throw new Error('a class counts as another one, and its answers were not counted again');
  return { items: [...items], answers, gold };
}

/** For each class, by row id, the class its answers count as. */
function readMerges(db: Database): Map<number, number> {
  return new Map(db.prepare<[], [number, number]>('SELECT id, ifnull(merged_into, id) FROM class').raw().all());
}

/** Row ids of what classes count as now that are to count as something else. */
function findStale(db: Database, next: readonly LabelClass[], aliases: readonly (readonly [number, number | null])[]): number[] {
  const rows = db.prepare<[], { id: number; uid: string; counted: number; target: string | null }>('SELECT c.id, c.uid, ifnull(c.merged_into, c.id) AS counted, target.uid AS target FROM class c LEFT JOIN class target ON target.id = c.merged_into').all();
  const wanted = new Map(next.map(({ uid, mergedInto }) => [uid, mergedInto ?? null]));
  const aliased = new Map(aliases);
  const stale = rows.filter(({ id, uid, counted, target }) => (wanted.has(uid) ? wanted.get(uid) !== target : aliased.has(id) ? (aliased.get(id) ?? id) !== counted : target !== null && (wanted.get(target) ?? null) !== null));
  return [...new Set(stale.map(({ counted }) => counted))];
}
