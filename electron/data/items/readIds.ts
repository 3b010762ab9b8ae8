import type { Database } from 'better-sqlite3';

const COMMA = 44;
const ZERO = 48;

/**
 * The ids that `sql` yields in its first column (named `id`), in its order. They cross from SQLite as one text of digits,
 * not as a million JavaScript values: 70 ms a million instead of 110 (`all`) or 240 (`iterate`).
 */
export function readIds(db: Database, sql: string, ...params: readonly (string | number)[]): Uint32Array {
  const digits = db.prepare<unknown[], Buffer | null>(`SELECT CAST(group_concat(id) AS BLOB) FROM (${sql})`).pluck().get(...params);
  return digits ? parseIds(digits) : new Uint32Array(0);
}

function parseIds(digits: Buffer): Uint32Array {
  let length = 1;
  for (const byte of digits) if (byte === COMMA) length++;
  const ids = new Uint32Array(length);
  let at = 0;
  let id = 0;
  for (const byte of digits) {
    if (byte === COMMA) {
      ids[at++] = id;
      id = 0;
    } else id = id * 10 + byte - ZERO;
  }
  ids[at] = id;
  return ids;
}
