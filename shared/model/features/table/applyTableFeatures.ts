import type { SparseRows } from '../../featureRows';
import type { TableRows } from '../../preprocessing';
import { readCell, type TableRow } from './tableCell';

/**
 * The features of table rows under what was fitted. A number becomes (value - mean) / deviation, a category a 1 in its column, a missing value a 1 in the
 * column's flag and otherwise zeros: the mean, no category, no bin. A number outside those of the training is in the first or last bin. A category that was not seen, or a column that was not, has no feature.
 */
export function applyTableFeatures({ columns, fields }: TableRows, rows: readonly TableRow[]): SparseRows {
  const placeOf = new Map(fields.map(({ name }, place) => [name, place]));
  const categoryColumns = fields.map(({ first, number, missingFlag, categories }) => new Map(categories.map((category, at) => [category, first + (number ? 1 : 0) + (missingFlag ? 1 : 0) + at])));
  const starts = new Int32Array(rows.length + 1);
  const [indices, values]: [number[], number[]] = [[], []];
  const cells: (number | string | null)[] = [];
  const add = (column: number, value: number) => {
    indices.push(column);
    values.push(value);
  };
  rows.forEach((row, at) => {
    for (let place = 0; place < fields.length; place += 1) cells[place] = null;
    for (const [name, value] of row) {
      const place = placeOf.get(name);
      if (place !== undefined) cells[place] = readCell(value);
    }
    fields.forEach(({ first, number, missingFlag, categories, edges }, place) => {
      const cell = cells[place]!;
      if (number && typeof cell === 'number' && cell !== number.mean) add(first, (cell - number.mean) / number.deviation);
      if (missingFlag && cell === null) add(first + (number ? 1 : 0), 1);
      const column = cell === null ? undefined : categoryColumns[place]!.get(String(cell));
      if (column !== undefined) add(column, 1);
      if (edges.length > 0 && typeof cell === 'number') add(first + (number ? 1 : 0) + (missingFlag ? 1 : 0) + categories.length + binOf(cell, edges), 1);
    });
    starts[at + 1] = indices.length;
  });
  return { kind: 'sparse', rows: rows.length, columns, starts, indices: Int32Array.from(indices), values: Float32Array.from(values) };
}

function binOf(value: number, edges: readonly number[]): number {
  let bin = 0;
  while (bin < edges.length && edges[bin]! <= value) bin += 1;
  return bin;
}
