import type { Database } from 'better-sqlite3';
import type { ItemQuery } from '../../../shared/domain/itemQuery';
import { IdSet } from './idSet';
import { confidenceOrder } from './mergedConfidence';
import { parseColumn, type GroupedColumn } from './parseColumn';
import { parseNumber } from './parseNumber';
import { readIds } from './readIds';
import { requireRun } from './requireRun';
import { scanField } from './scanField';
import { groupIds, valueGroups } from './valueGroups';

/** Contents are sorted by their beginning: nobody reads further, and the sorter need not hold whole texts. */
const SORTED_CHARACTERS = 40;

/**
 * The first `count` items of an order without working out the whole of it: for the first screen of a table. Null where only the
 * whole order tells (kept columns; items without a value, which come last).
 */
export function firstItems(db: Database, sort: NonNullable<ItemQuery['sort']>, count: number): Uint32Array | null {
  const column = parseColumn(sort.column);
  const direction = sort.descending ? 'DESC' : 'ASC';
  switch (column.kind) {
    case 'id':
      return readIds(db, `SELECT id FROM item ORDER BY external_id ${direction} LIMIT ?`, count);
    case 'content':
      return readIds(db, `SELECT id FROM item ORDER BY content = '', substr(content, 1, ${SORTED_CHARACTERS}) ${direction}, id LIMIT ?`, count);
    case 'field':
      return null;
    case 'confidence': {
      requireRun(db, column.runId);
      const ids = confidenceOrder(db, column.runId, sort.descending, count);
      return ids.length === count ? ids : null;
    }
    default: {
      const groups = valueGroups(db, column);
      if (sort.descending) groups.reverse();
      const found = new Set<number>();
      // An item with several values is met again; among a group's first `count` there are always enough new ones.
      for (const group of groups) {
        for (const id of groupIds(db, column, group, count)) {
          found.add(id);
          if (found.size === count) return Uint32Array.from(found);
        }
      }
      return null;
    }
  }
}

/** All items in the order asked for: items without a value last in either direction, equal ones in order of import. */
export function orderItems(db: Database, sort: NonNullable<ItemQuery['sort']>, universe: Uint32Array, maxId: number): Uint32Array {
  const column = parseColumn(sort.column);
  const direction = sort.descending ? 'DESC' : 'ASC';
  switch (column.kind) {
    case 'id':
      return readIds(db, `SELECT id FROM item ORDER BY external_id ${direction}`);
    case 'content':
      return readIds(db, `SELECT id FROM item ORDER BY content = '', substr(content, 1, ${SORTED_CHARACTERS}) ${direction}, id`);
    case 'field':
      return withRest(orderByField(db, column.name, sort.descending), universe, maxId);
    case 'confidence':
      requireRun(db, column.runId);
      return withRest([confidenceOrder(db, column.runId, sort.descending)], universe, maxId);
    default:
      return withRest(orderByGroups(db, column, sort.descending), universe, maxId);
  }
}

function orderByGroups(db: Database, column: GroupedColumn, descending: boolean): Uint32Array[] {
  const groups = valueGroups(db, column);
  if (descending) groups.reverse();
  return groups.map((group) => groupIds(db, column, group));
}

function orderByField(db: Database, name: string, descending: boolean): Uint32Array[] {
  const byValue = new Map<string, number[]>();
  for (const [id, value] of scanField(db, name)) {
    const ids = byValue.get(value);
    if (ids) ids.push(id);
    else byValue.set(value, [id]);
  }
  const values = [...byValue.keys()];
  const numbers = new Map(values.map((value) => [value, parseNumber(value)]));
  const areNumbers = [...numbers.values()].every((number) => number !== null);
  values.sort(areNumbers ? (a, b) => numbers.get(a)! - numbers.get(b)! : (a, b) => (a < b ? -1 : 1));
  if (descending) values.reverse();
  return values.map((value) => Uint32Array.from(byValue.get(value)!));
}

/** One list: an item with several values stands at the first of them, those with none at the end. */
function withRest(groups: readonly Uint32Array[], universe: Uint32Array, maxId: number): Uint32Array {
  const order = new Uint32Array(universe.length);
  const placed = new IdSet(maxId);
  let length = 0;
  for (const ids of [...groups, universe]) {
    for (const id of ids) {
      if (placed.has(id)) continue;
      placed.add(id);
      order[length++] = id;
    }
  }
  return order;
}
