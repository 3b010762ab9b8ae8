import type { Database } from 'better-sqlite3';
import { givenGoldClass } from '../gold/givenGoldClass';
import type { SurgeryCounts } from '../../../shared/domain/schemaChange';
import type { SurgeryPlan } from '../../../shared/domain/schemaSurgery';
import { findOlderAnswers } from './olderAnswers';

/** How much a planned surgery reaches, before it is done. Call inside a transaction. */
export function countSurgery(db: Database, plan: SurgeryPlan): SurgeryCounts {
  const { given, counted } = reach(db, plan);
  const answers = db
    .prepare<[string, string], { annotations: number; items: number; annotators: number }>(
      `SELECT count(*) AS annotations, count(DISTINCT l.item_id) AS items, count(DISTINCT l.annotator_id) AS annotators
       FROM current_label l CROSS JOIN annotation a ON a.seq = l.seq
       WHERE l.class_id IN (SELECT value FROM json_each(?)) AND a.class_id IN (SELECT value FROM json_each(?))`,
    )
    .get(counted, given)!;
  const gold = db
    .prepare<[string, string], number>(
      `SELECT count(*) FROM item_state s WHERE s.gold_class_id IN (SELECT value FROM json_each(?))
         AND ${givenGoldClass('s')} IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .get(counted, given)!;
  const older = plan.relook === null ? { itemIds: [], annotatorIds: [] } : findOlderAnswers(db, plan.relook, plan.classes, Infinity);
  return { ...answers, gold, older: { annotations: older.itemIds.length, items: new Set(older.itemIds).size, annotators: new Set(older.annotatorIds).size } };
}

/** JSON lists of row ids: the classes whose answers the surgery is about, as they were given, and what those count as now. */
function reach(db: Database, plan: SurgeryPlan): { readonly given: string; readonly counted: string } {
  const rows = db.prepare<[], { id: number; uid: string; counted: string }>('SELECT c.id, c.uid, ifnull(target.uid, c.uid) AS counted FROM class c LEFT JOIN class target ON target.id = c.merged_into').all();
  const ids = new Map(rows.map(({ uid, id }) => [uid, id]));
  const after = new Map(plan.classes.map(({ uid, mergedInto }) => [uid, mergedInto ?? uid]));
  const touched = new Set(plan.touched);
  const reached = rows.filter(({ uid, counted }) => touched.has(counted) || touched.has(after.get(uid) ?? after.get(counted) ?? ''));
  return { given: JSON.stringify(reached.map(({ id }) => id)), counted: JSON.stringify([...new Set(reached.map(({ counted }) => ids.get(counted)))]) };
}
