import type { Database } from 'better-sqlite3';
import { keptWhileUnchanged } from '../db/keptWhileUnchanged';
import { parseColumn } from '../items/parseColumn';
import { parseNumber } from '../items/parseNumber';
import { scanField } from '../items/scanField';
import { Refusal } from '../refusal';
import { loadTruth } from './loadTruth';
import { readTag } from './readTag';

/** Numbers of a column by item; NaN where an item has none. */
export interface ColumnNumbers {
  readonly values: Float64Array;
  /** The numbers that items of several values have beyond their first. */
  readonly more: readonly { readonly item: number; readonly value: number }[];
  /** Items with a value that is no number, each once, and these values. */
  readonly notNumbers: { readonly items: ReadonlySet<number>; readonly texts: ReadonlySet<string> };
}

/** Values that one filter of the grid may name. */
export const MOST_TEXTS = 1_000;

const kept = keptWhileUnchanged(() => new Map<string, ColumnNumbers>());

/** Of all items, of `tag:KEY` or `field:NAME`. Kept while the file is unchanged. Throws `Refusal` for another column. */
export function readColumnNumbers(db: Database, column: string): ColumnNumbers {
  const known = kept(db);
  const numbers = known.get(column) ?? read(db, column);
  known.set(column, numbers);
  return numbers;
}

function read(db: Database, name: string): ColumnNumbers {
  const column = parseColumn(name);
  if (column.kind === 'tag') return readTagNumbers(db, column.key);
  if (column.kind !== 'field') throw new Refusal('noNumbers', `“${name.slice(0, 80)}” cannot be put into bins: bins are made of a tag or a kept column that holds numbers.`);
  const found = collect(loadTruth(db).itemCount);
  for (const [id, text] of scanField(db, column.name)) found.add(id - 1, text, parseNumber(text));
  return found.numbers;
}

function readTagNumbers(db: Database, key: string): ColumnNumbers {
  const tag = readTag(db, key);
  const numbers = tag.values.map((value) => (value === null ? null : parseNumber(value)));
  const found = collect(tag.codes.length);
  const add = (item: number, code: number) => {
    const text = tag.values[code]!;
    if (text !== null) found.add(item, text, numbers[code]!);
  };
  tag.codes.forEach((code, item) => add(item, code));
  tag.more.item.forEach((item, at) => add(item, tag.more.code[at]!));
  return found.numbers;
}

function collect(itemCount: number): { readonly numbers: ColumnNumbers; readonly add: (item: number, text: string, number: number | null) => void } {
  const values = new Float64Array(itemCount).fill(Number.NaN);
  const more: { item: number; value: number }[] = [];
  const [items, texts] = [new Set<number>(), new Set<string>()];
  const add = (item: number, text: string, number: number | null) => {
    if (number === null) {
      items.add(item);
      // One more than a filter can name says as much as a million.
      if (texts.size <= MOST_TEXTS) texts.add(text);
    } else if (Number.isNaN(values[item]!)) values[item] = number;
    else more.push({ item, value: number });
  };
  return { numbers: { values, more, notNumbers: { items, texts } }, add };
}
