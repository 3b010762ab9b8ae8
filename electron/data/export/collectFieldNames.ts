import type { Database } from 'better-sqlite3';
import { addNames, type FieldNames } from '../items/fieldNames';

const BATCH = 2_000;

/**
 * Names of every input column and every kept column of the project, in order of first appearance. Reads all items, a batch at a step:
 * a column that a single item has must not be lost.
 */
export function* collectFieldNames(db: Database): Generator<void, FieldNames> {
  const isTable = db.prepare("SELECT 1 FROM project WHERE key = 'modality' AND value = 'table'").get() !== undefined;
  const next = db.prepare<[number], [id: number, content: string | null, metadata: string | null]>(`SELECT id, ${isTable ? 'content' : 'NULL'}, metadata FROM item WHERE id > ? ORDER BY id LIMIT ${BATCH}`).raw();
  const features = new Set<string>();
  const fields = new Set<string>();
  for (let rows = next.all(0); rows.length > 0; rows = next.all(rows.at(-1)![0])) {
    for (const [, content, metadata] of rows) {
      addNames(features, content);
      addNames(fields, metadata);
    }
    yield;
  }
  return { features: [...features], fields: [...fields] };
}
