import type { Database } from 'better-sqlite3';
import type { ColumnStats } from '../../../shared/contract/items';
import type { ItemQuery } from '../../../shared/domain/itemQuery';
import { Refusal } from '../refusal';
import { findItems } from './findItems';
import { IdSet } from './idSet';
import { eachConfidence } from './mergedConfidence';
import { parseColumn, type GroupedColumn } from './parseColumn';
import { requireRun } from './requireRun';
import { scanField } from './scanField';
import { summariseFloats, summariseValues } from './summariseValues';
import { groupIds, valueGroups } from './valueGroups';

/** How a column's values are distributed over the items that a query finds. An item with several values counts in each. */
export function columnStats(db: Database, query: ItemQuery, columnName: string): ColumnStats {
  const column = parseColumn(columnName);
  if (column.kind === 'id' || column.kind === 'content') throw new Refusal('noStats', `Nearly every item has its own ${column.kind}, so there is no distribution to show. Choose another column.`);
  const ids = findItems(db, { ...query, sort: null });
  const maxId = ids.at(-1) ?? 0;
  const wanted = IdSet.of(ids, maxId);
  if (column.kind === 'confidence') {
    requireRun(db, column.runId);
    const found = new Float64Array(ids.length);
    let length = 0;
    for (const [id, confidence] of eachConfidence(db, column.runId)) if (wanted.has(id)) found[length++] = confidence;
    return { column: columnName, items: ids.length, missing: ids.length - length, ...summariseFloats(found.subarray(0, length)) };
  }
  const having = new IdSet(maxId);
  const counts = new Map<string, number>();
  const count = (id: number, value: string) => {
    if (!wanted.has(id)) return;
    having.add(id);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  };
  if (column.kind === 'field') for (const [id, value] of scanField(db, column.name)) count(id, value);
  else countGroups(db, column, count);
  return { column: columnName, items: ids.length, missing: ids.length - having.size, ...summariseValues(counts) };
}

function countGroups(db: Database, column: GroupedColumn, count: (id: number, value: string) => void): void {
  for (const group of valueGroups(db, column)) for (const id of groupIds(db, column, group)) count(id, group.value);
}
