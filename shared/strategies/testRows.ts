import type { DenseRows, SparseRows } from '../model/featureRows';
import type { Random } from '../sampling/random';

export function denseOf(rows: readonly (readonly number[])[]): DenseRows {
  return { kind: 'dense', rows: rows.length, columns: rows[0]!.length, values: Float32Array.from(rows.flat()) };
}

export function sparseOf(rows: readonly (readonly number[])[]): SparseRows {
  const entries = rows.map((row) => row.flatMap((value, column) => (value === 0 ? [] : [{ value, column }])));
  const starts = new Int32Array(rows.length + 1);
  entries.forEach((list, at) => (starts[at + 1] = starts[at]! + list.length));
  return { kind: 'sparse', rows: rows.length, columns: rows[0]!.length, starts, indices: Int32Array.from(entries.flat(), ({ column }) => column), values: Float32Array.from(entries.flat(), ({ value }) => value) };
}

/** Points around centres on the axes of as many dimensions as there are groups (at least `columns`), one group after the other. */
export function plantGroups(sizes: readonly number[], spread: number, random: Random, columns = sizes.length): { readonly features: DenseRows; readonly groups: Int32Array } {
  const groups = Int32Array.from(sizes.flatMap((size, group) => Array.from({ length: size }, () => group)));
  return { features: denseOf(Array.from(groups, (group) => Array.from({ length: columns }, (_, column) => (column === group ? 1 : 0) + spread * (random.nextFloat() - 0.5)))), groups };
}
