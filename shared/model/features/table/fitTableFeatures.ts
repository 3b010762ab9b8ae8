import type { TableField, TableRows } from '../../preprocessing';
import { readCell, type TableRow } from './tableCell';

export interface TableFitOptions {
  /** Most categories of a column, the commonest ones. */
  readonly mostCategories?: number;
  /** Columns of numbers get so many bins of about as many rows each, beside the number itself: what is neither more nor less can then be told too. Default 0: none. */
  readonly bins?: number;
}

/** A column is one of numbers where at least this share of what is not missing are numbers. */
const NUMBER_SHARE = 0.8;

/**
 * What is to be known of the columns of a table, to turn rows into features?
 *
 * Of a column of numbers (at least 80 % of what is not missing; also numbers written as text) the mean and the standard deviation (over n); of any other, and for what is no number in a column of
 * numbers, the categories that occur; bins, if asked for; a flag where values are missing in some rows and not in all. A column that says the same in all rows has no features. Fit on training rows only.
 * Columns are those that occur in any of the rows, in order of names, so the order within rows does not matter.
 */
export function fitTableFeatures(rows: readonly TableRow[], { mostCategories = 200, bins = 0 }: TableFitOptions = {}): TableRows {
  const cells = new Map<string, Column>();
  for (const row of rows) {
    for (const [name, value] of row) {
      const cell = readCell(value);
      if (cell === null) continue;
      let column = cells.get(name);
      if (!column) cells.set(name, (column = { numbers: [], categories: new Map() }));
      if (typeof cell === 'number') column.numbers.push(cell);
      else column.categories.set(cell, (column.categories.get(cell) ?? 0) + 1);
    }
  }
  const fields: TableField[] = [];
  let first = 0;
  for (const name of [...cells.keys()].sort()) {
    const field = fitField(name, first, cells.get(name)!, { rows: rows.length, mostCategories, bins });
    const width = (field.number ? 1 : 0) + (field.missingFlag ? 1 : 0) + field.categories.length + (field.edges.length > 0 ? field.edges.length + 1 : 0);
    if (width === 0) continue;
    fields.push(field);
    first += width;
  }
  return { kind: 'tableRows', version: 1, columns: first, fields };
}

interface Column {
  readonly numbers: number[];
  readonly categories: Map<string, number>;
}

function fitField(name: string, first: number, { numbers, categories: counted }: Column, { rows, mostCategories, bins }: { readonly rows: number; readonly mostCategories: number; readonly bins: number }): TableField {
  const categories = new Map(counted);
  const present = numbers.length + [...categories.values()].reduce((sum, count) => sum + count, 0);
  const isNumeric = numbers.length >= NUMBER_SHARE * present;
  const missingFlag = present > 0 && present < rows;
  if (!isNumeric) for (const number of numbers) categories.set(String(number), (categories.get(String(number)) ?? 0) + 1);
  const kept = [...categories].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, mostCategories).map(([category]) => category).sort();
  const says = kept.length > 1 || missingFlag || (isNumeric && kept.length > 0);
  const number = isNumeric ? standard(numbers) : null;
  return { name, first, number, missingFlag, categories: says ? kept : [], edges: number ? quantiles(numbers, bins) : [] };
}

/** Values that part the numbers into `bins` parts as even as equal numbers allow. */
function quantiles(numbers: readonly number[], bins: number): number[] {
  const sorted = Float64Array.from(numbers).sort();
  const edges = Array.from({ length: Math.max(0, bins - 1) }, (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / bins)]!);
  return [...new Set(edges)].filter((edge) => edge > sorted[0]!);
}

function standard(numbers: readonly number[]): TableField['number'] {
  let mean = 0;
  for (const number of numbers) mean += number / numbers.length;
  let squares = 0;
  for (const number of numbers) squares += (number - mean) ** 2;
  const deviation = Math.sqrt(squares / numbers.length);
  return deviation > 1e-12 * Math.abs(mean) && Number.isFinite(deviation) ? { mean, deviation } : null;
}
