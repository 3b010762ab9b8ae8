import type { Database } from 'better-sqlite3';

/**
 * Every item's value of a kept column: a table item's input column, else its metadata; items without it are left out,
 * and so are empty cells (a table row keeps those of its inputs): the cell of length zero is no value.
 * There is no index on these: each call reads every row (about half a second a million). Values are found in the JSON text by
 * their name's spelling, `["name",`, which cannot occur inside another string because its quotes would be escaped there.
 */
export function* scanField(db: Database, name: string): Generator<readonly [id: number, value: string]> {
  const start = `[${JSON.stringify(name)},`;
  const isTable = db.prepare("SELECT 1 FROM project WHERE key = 'modality' AND value = 'table'").get() !== undefined;
  const sources = isTable ? 'CASE WHEN instr(content, :start) THEN content ELSE metadata END' : 'metadata';
  const rows = db
    .prepare<{ start: string }, [number, string]>(`SELECT id, pairs FROM (SELECT id, ${sources} AS pairs FROM item) WHERE instr(pairs, :start)`)
    .raw()
    .iterate({ start });
  for (const [id, pairs] of rows) {
    const value = readValue(pairs, start);
    if (value !== '') yield [id, value];
  }
}

function readValue(pairs: string, start: string): string {
  const from = pairs.indexOf(start) + start.length;
  let end = from + 1;
  while (pairs[end] !== '"') end += pairs[end] === '\\' ? 2 : 1;
  return JSON.parse(pairs.slice(from, end + 1)) as string;
}
