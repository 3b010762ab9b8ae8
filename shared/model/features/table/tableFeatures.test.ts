import { describe, expect, it } from 'vitest';
import type { SparseRows } from '../../featureRows';
import { applyTableFeatures } from './applyTableFeatures';
import { fitTableFeatures } from './fitTableFeatures';
import type { TableRow, TableValue } from './tableCell';

const toRows = (names: readonly string[], ...rows: TableValue[][]): TableRow[] => rows.map((row) => row.map((value, at) => [names[at]!, value] as const));

function toTable({ rows, columns, starts, indices, values }: SparseRows): number[][] {
  return Array.from({ length: rows }, (_, row) => {
    const own = Array.from({ length: columns }, () => 0);
    for (let at = starts[row]!; at < starts[row + 1]!; at += 1) own[indices[at]!] = values[at]!;
    return own;
  });
}

describe('table features', () => {
  it('standardises numbers, also those written as text, and makes a column of each category', () => {
    const rows = toRows(['age', 'job'], ['1', 'cook'], [' 2 ', 'smith'], [3, 'cook']);
    const fitted = fitTableFeatures(rows);
    expect(fitted.fields).toEqual([
      { name: 'age', first: 0, number: { mean: 2, deviation: Math.sqrt(2 / 3) }, missingFlag: false, categories: [], edges: [] },
      { name: 'job', first: 1, number: null, missingFlag: false, categories: ['cook', 'smith'], edges: [] },
    ]);
    const table = toTable(applyTableFeatures(fitted, rows));
    expect(table[0]![0]).toBeCloseTo(-1.2247449, 6);
    expect(table.map((row) => row.slice(1))).toEqual([[1, 0], [0, 1], [1, 0]]);
    expect(table[1]![0]).toBe(0);
  });

  it('flags what is missing, where something is missing in training', () => {
    const fitted = fitTableFeatures(toRows(['n', 'full'], [1, 'a'], [null, 'b'], ['', 'a'], [5, 'b']));
    expect(toTable(applyTableFeatures(fitted, toRows(['n', 'full'], [3, 'a'], [NaN, null]))).map((row) => row)).toEqual([[1, 0, 0, 0], [0, 0, 0, 1]]);
    expect(fitted.fields.map(({ name, missingFlag }) => [name, missingFlag])).toEqual([['full', false], ['n', true]]);
  });

  it('knows no category and no column that was not there in training', () => {
    const fitted = fitTableFeatures(toRows(['colour'], ['red'], ['blue']));
    expect(toTable(applyTableFeatures(fitted, toRows(['colour', 'size'], ['green', 3], ['red', 1])))).toEqual([[0, 0], [0, 1]]);
  });

  it('has nothing of columns that say the same in all rows', () => {
    expect(fitTableFeatures(toRows(['same', 'number', 'empty', 'other'], ['x', 4, '', 1], ['x', '4.0', null, 2])).fields.map(({ name }) => name)).toEqual(['other']);
  });

  it('takes the words in a column of numbers as categories', () => {
    const rows = toRows(['n'], [1], [2], [3], [4], ['unknown']);
    const fitted = fitTableFeatures(rows);
    expect(fitted.fields[0]).toMatchObject({ number: { mean: 2.5 }, categories: ['unknown'] });
    expect(toTable(applyTableFeatures(fitted, rows))[4]).toEqual([0, 1]);
  });

  it('takes the numbers in a column of words as categories', () => {
    expect(fitTableFeatures(toRows(['room'], ['12a'], ['7'], ['b3'])).fields[0]).toMatchObject({ number: null, categories: ['12a', '7', 'b3'] });
  });

  it('does not depend on the order of the columns in a row', () => {
    const rows = toRows(['b', 'a'], ['x', 1], ['y', 2]);
    const turned = rows.map((row) => row.toReversed());
    expect(fitTableFeatures(turned)).toEqual(fitTableFeatures(rows));
    expect(applyTableFeatures(fitTableFeatures(rows), turned)).toEqual(applyTableFeatures(fitTableFeatures(rows), rows));
  });

  it('bins numbers, about as many rows in each, and knows of each bin by itself', () => {
    const fitted = fitTableFeatures(toRows(['n', 'few'], [1, 0], [2, 0], [3, 0], [4, 0], [5, 0], [60, 1], [null, 0]), { bins: 3 });
    expect(fitted.fields.map(({ name, first, edges }) => [name, first, edges])).toEqual([['few', 0, []], ['n', 1, [3, 5]]]);
    const bins = toTable(applyTableFeatures(fitted, toRows(['n', 'few'], [-9, 0], [3, 0], [4.9, 1], [1e9, 7], [null, null])));
    // the number, the flag of those that lack it, three bins
    expect(bins.map((row) => row.slice(2))).toEqual([[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 0, 1], [1, 0, 0, 0]]);
  });

  it('keeps the commonest categories', () => {
    expect(fitTableFeatures(toRows(['id'], ['a'], ['b'], ['c'], ['c'], ['b']), { mostCategories: 2 }).fields[0]!.categories).toEqual(['b', 'c']);
  });
});
