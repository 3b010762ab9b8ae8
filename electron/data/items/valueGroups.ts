import type { Database } from 'better-sqlite3';
import { OUTCOMES } from '../../../shared/domain/itemQuery';
import { SPLITS } from '../../../shared/domain/project';
import type { GroupedColumn } from './parseColumn';
import { parseNumber } from './parseNumber';
import { readIds } from './readIds';
import { readOutcomes } from './outcomes';
import { requireRun } from './requireRun';

/** One value of a column. */
export interface ValueGroup {
  /** As queries name it: class columns by class uid. */
  readonly value: string;
  /** As people read it: class columns by class name. */
  readonly name: string;
  /** What the index holds. */
  readonly key: string | number;
}

/**
 * The values of a column in ascending order: splits as train, dev, test; classes as in the schema; tags by number where
 * every value of the key is one, else by code point. A value that no item has may be among them.
 */
export function valueGroups(db: Database, column: GroupedColumn): ValueGroup[] {
  switch (column.kind) {
    case 'split':
      return SPLITS.map((split) => ({ value: split, name: split, key: split }));
    case 'gold':
    case 'answer':
    case 'autoLabel':
    case 'annotator':
    case 'predicted':
      if (column.kind === 'predicted') requireRun(db, column.runId);
      return db.prepare<[], ValueGroup>('SELECT uid AS value, name, id AS key FROM class WHERE merged_into IS NULL ORDER BY position, id').all();
    case 'outcome':
      requireRun(db, column.runId);
      return OUTCOMES.map((outcome, place) => ({ value: outcome, name: outcome, key: place }));
    case 'annotations':
    case 'agreement':
      return distinctNumbers(db, column.kind).map((number) => ({ value: String(number), name: String(number), key: number }));
    case 'tag': {
      const groups = db.prepare<[string], ValueGroup>('SELECT value, value AS name, id AS key FROM tag WHERE key = ? ORDER BY value').all(column.key);
      const numbers = new Map(groups.map((group) => [group, parseNumber(group.value)]));
      if ([...numbers.values()].every((number) => number !== null)) groups.sort((a, b) => numbers.get(a)! - numbers.get(b)!);
      return groups;
    }
  }
}

/** The items that have the value, in order of import; at most `limit` of them. */
export function groupIds(db: Database, column: GroupedColumn, { key }: ValueGroup, limit = -1): Uint32Array {
  const order = 'ORDER BY item_id LIMIT ?';
  switch (column.kind) {
    case 'split':
      return readIds(db, `SELECT item_id AS id FROM item_state WHERE split = ? ${order}`, key, limit);
    case 'gold':
      return readIds(db, `SELECT item_id AS id FROM item_state WHERE gold_class_id = ? ${order}`, key, limit);
    case 'answer':
      return readIds(db, `SELECT item_id AS id FROM item_state WHERE answer_class_id = ? ${order}`, key, limit);
    case 'annotations':
      return readIds(db, `SELECT item_id AS id FROM item_state WHERE annotations = ? ${order}`, key, limit);
    case 'agreement':
      return readIds(db, `SELECT item_id AS id FROM item_state WHERE agreement = ? ${order}`, key, limit);
    case 'annotator':
      return readIds(db, `SELECT item_id AS id FROM current_label WHERE class_id = ? AND annotator_id = ? ${order}`, key, column.annotatorId, limit);
    case 'autoLabel':
      return readIds(db, `SELECT item_id AS id FROM auto_label WHERE class_id ${countedAs(db, key)} ${order}`, key, limit);
    case 'predicted':
      return readIds(db, `SELECT item_id AS id FROM prediction WHERE run_id = ? AND class_id ${countedAs(db, key)} ${order}`, column.runId, key, limit);
    case 'outcome':
      return itemsWithOutcome(db, column.runId, Number(key), limit);
    case 'tag':
      return readIds(db, `SELECT item_id AS id FROM item_tag WHERE tag_id = ? ${order}`, key, limit);
  }
}

/** Condition for the class and those that were merged into it: equality reads the index in order, a list of classes would have to be sorted. */
function countedAs(db: Database, classId: string | number): string {
  const merged = db.prepare<[string | number], number>('SELECT id FROM class WHERE merged_into = ?').pluck().all(classId);
  return merged.length === 0 ? '= ?' : `IN (?, ${merged.map(Number).join(', ')})`;
}

function itemsWithOutcome(db: Database, runId: number, wanted: number, limit: number): Uint32Array {
  const outcomes = readOutcomes(db, runId);
  const most = limit < 0 ? outcomes.length : limit;
  const ids = new Uint32Array(Math.min(most, outcomes.length));
  let count = 0;
  for (let id = 1; id < outcomes.length && count < most; id += 1) if (outcomes[id] === wanted) ids[count++] = id;
  return ids.subarray(0, count);
}

/** Leaps through the index from one value to the next instead of reading a million equal ones. */
function distinctNumbers(db: Database, column: 'annotations' | 'agreement'): number[] {
  return db
    .prepare<[], number>(
      `WITH RECURSIVE found(x) AS (
         SELECT min(${column}) FROM item_state
         UNION ALL
         SELECT (SELECT min(${column}) FROM item_state WHERE ${column} > x) FROM found WHERE x IS NOT NULL
       ) SELECT x FROM found WHERE x IS NOT NULL`,
    )
    .pluck()
    .all();
}
