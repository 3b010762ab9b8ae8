/** A value of a table row as it was imported. */
export type TableValue = string | number | boolean | null | undefined;

/** A row of a table: names and values, in any order. */
export type TableRow = readonly (readonly [name: string, value: TableValue])[];

/** What a value is: a number, also one written as text; a category; or missing (null, empty or blank text, a number that is not finite). */
export function readCell(value: TableValue): number | string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return String(value);
  const text = value.trim();
  if (text === '') return null;
  if (!NUMBER.test(text)) return text;
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
