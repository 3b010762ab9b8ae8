import type { Database } from 'better-sqlite3';

const COMMA = 44;
const MINUS = 45;
const ZERO = 48;

/**
 * The whole numbers that `sql` yields in these columns, one array a column, in its order. They cross from SQLite as text, not as
 * JavaScript values: three columns of a million rows in 0.15 s instead of 0.7. A column must not hold NULL (`ifnull` it) or a number stored
 * as REAL: RangeError.
 */
export function readNumbers<C extends string>(db: Database, columns: readonly C[], sql: string, ...params: readonly (string | number)[]): Readonly<Record<C, Float64Array>> {
  const texts = db
    .prepare<unknown[], (Buffer | null | number)[]>(`SELECT count(*), ${columns.map((name) => `CAST(group_concat(${name}) AS BLOB)`).join(', ')} FROM (${sql})`)
    .raw()
    .get(...params)!;
  const count = texts[0] as number;
  return Object.fromEntries(columns.map((name, index) => [name, parse(texts[index + 1] as Buffer | null, count, name)])) as Record<C, Float64Array>;
}

function parse(text: Buffer | null, count: number, name: string): Float64Array {
  const numbers = new Float64Array(count);
  if (text === null) return numbers;
  let at = 0;
  let value = 0;
  let sign = 1;
  for (const byte of text) {
    if (byte === COMMA) {
      numbers[at++] = sign * value;
      value = 0;
      sign = 1;
    } else if (byte === MINUS) sign = -1;
    else if (byte >= ZERO) value = value * 10 + byte - ZERO;
    else throw new RangeError(`${name} holds a fraction`);
  }
  numbers[at++] = sign * value;
  if (at !== count) throw new RangeError(`${name} holds NULL`);
  return numbers;
}
