import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { keptWhileUnchanged } from '../db/keptWhileUnchanged';

const ITEMS_A_READ = 100_000;

/** SHA-256, hexadecimal, over one line an item, in order of import: `[external id, gold class, split]` as JSON without spaces, null where there is none, and a line feed. Kept: a second for a million items. */
export const hashItems: (db: Database) => string = keptWhileUnchanged((db) => {
  const last = db.prepare<[], number | null>('SELECT max(item_id) FROM item_state').pluck().get() ?? 0;
  // Made and joined by SQLite: a million lines would be a million strings here.
  const read = db
    .prepare<[number, number], Buffer | null>(
      `SELECT CAST(group_concat(line, '') AS BLOB) FROM (
         SELECT json_array(item.external_id, class.name, state.split) || char(10) AS line
         FROM item JOIN item_state state ON state.item_id = item.id LEFT JOIN class ON class.id = state.gold_class_id WHERE item.id > ? AND item.id <= ? ORDER BY item.id)`,
    )
    .pluck();
  const hash = createHash('sha256');
  for (let from = 0; from < last; from += ITEMS_A_READ) hash.update(read.get(from, from + ITEMS_A_READ) ?? '');
  return hash.digest('hex');
});

/**
 * Says whether two evaluations were over the same items of the same data: SHA-256, hexadecimal, over the 64 digits of `hashItems` and `mask` (one byte an item, 1:
 * asked for, else 0). All items are hashed once and not for every filter, which is quicker than hashing those asked for.
 */
export function dataVersion(db: Database, mask: Uint8Array): string {
  return createHash('sha256').update(hashItems(db)).update(mask).digest('hex');
}
