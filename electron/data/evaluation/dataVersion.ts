import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { keptWhileUnchanged } from '../db/keptWhileUnchanged';

/** One line an item, in order of import: `[external id, gold class, split]` as JSON without spaces, null where there is none, and a line feed. */
interface Lines {
  readonly bytes: Buffer;
  /** Where each begins, and the end. */
  readonly start: Float64Array;
}

const ITEMS_A_READ = 100_000;
const LINE_FEED = 10;
/** Hashing piece by piece takes longer than copying the pieces together. */
const CHUNK = 1 << 20;

const readLines: (db: Database) => Lines = keptWhileUnchanged((db) => {
  const last = db.prepare<[], number | null>('SELECT max(item_id) FROM item_state').pluck().get() ?? 0;
  // Made and joined by SQLite: a million lines would be a million strings here.
  const read = db
    .prepare<[number, number], Buffer | null>(
      `SELECT CAST(group_concat(line, '') AS BLOB) FROM (
         SELECT json_array(item.external_id, class.name, state.split) || char(10) AS line
         FROM item JOIN item_state state ON state.item_id = item.id LEFT JOIN class ON class.id = state.gold_class_id WHERE item.id > ? AND item.id <= ? ORDER BY item.id)`,
    )
    .pluck();
  const parts: Buffer[] = [];
  for (let from = 0; from < last; from += ITEMS_A_READ) parts.push(read.get(from, from + ITEMS_A_READ) ?? Buffer.alloc(0));
  const bytes = Buffer.concat(parts);
  const start = new Float64Array(last + 1);
  let item = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) start[++item] = at + 1;
  return { bytes, start };
});

/** SHA-256, hexadecimal, over the lines of the items of `mask` (one entry an item): says whether two evaluations were over the same items with the same gold labels and splits. */
export function dataVersion(db: Database, mask: Uint8Array): string {
  const { bytes, start } = readLines(db);
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK);
  let filled = 0;
  for (let item = 0; item < mask.length; item += 1) {
    if (mask[item] === 0) continue;
    // Neighbours are taken together.
    let end = item + 1;
    while (end < mask.length && mask[end] !== 0) end += 1;
    const [from, to] = [start[item]!, start[end]!];
    item = end - 1;
    if (filled + to - from > CHUNK) {
      hash.update(chunk.subarray(0, filled));
      filled = 0;
    }
    if (to - from > CHUNK) hash.update(bytes.subarray(from, to));
    else filled += bytes.copy(chunk, filled, from, to);
  }
  return hash.update(chunk.subarray(0, filled)).digest('hex');
}
