import type { Database } from 'better-sqlite3';
import type { TagDimension } from '../../../shared/domain/tagDimension';
import { sampleRows } from '../items/fieldNames';
import { parseNumber } from '../items/parseNumber';

export function readTagKeys(db: Database): string[] {
  return db.prepare<[], string>('SELECT DISTINCT key FROM tag UNION SELECT key FROM tag_question WHERE removed = 0 ORDER BY key').pluck().all();
}

export function readKept(db: Database): { id: number; dimension: TagDimension }[] {
  return db
    .prepare<[], { id: number; dimension: string }>('SELECT id, dimension FROM tag_dimension WHERE removed = 0 ORDER BY id')
    .all()
    .map(({ id, dimension }) => ({ id, dimension: JSON.parse(dimension) as TagDimension }));
}

/** Columns that hold numbers, as queries name them: tag keys whose every value is a number, and kept columns of which that holds in a sample of the items. */
export function numericColumns(db: Database): string[] {
  const isNumeric = new Map<string, boolean>();
  const add = (column: string, value: string) => {
    if (value !== '') isNumeric.set(column, isNumeric.get(column) !== false && parseNumber(value) !== null);
  };
  for (const [key, value] of db.prepare<[], [string, string]>('SELECT key, value FROM tag ORDER BY key').raw().iterate()) add(`tag:${key}`, value);
  for (const { content, metadata } of sampleRows(db)) {
    for (const pairs of [content, metadata]) if (pairs !== null) for (const [name, value] of JSON.parse(pairs) as [string, string][]) add(`field:${name}`, value);
  }
  return [...isNumeric].flatMap(([column, holds]) => (holds ? [column] : []));
}
