import type { DenseRows, FeatureRows } from './featureRows';

/** These rows, in that order, as rows of their own. */
export function takeRows(features: FeatureRows, rows: ArrayLike<number>): FeatureRows {
  if (features.kind === 'dense') return takeDenseRows(features, rows);
  const starts = new Int32Array(rows.length + 1);
  for (let at = 0; at < rows.length; at += 1) starts[at + 1] = starts[at]! + features.starts[rows[at]! + 1]! - features.starts[rows[at]!]!;
  const [indices, values] = [new Int32Array(starts[rows.length]!), new Float32Array(starts[rows.length]!)];
  for (let at = 0; at < rows.length; at += 1) {
    const [from, to] = [features.starts[rows[at]!]!, features.starts[rows[at]! + 1]!];
    indices.set(features.indices.subarray(from, to), starts[at]!);
    values.set(features.values.subarray(from, to), starts[at]!);
  }
  return { kind: 'sparse', rows: rows.length, columns: features.columns, starts, indices, values };
}

/** The same of vectors. */
export function takeDenseRows({ columns, values }: DenseRows, rows: ArrayLike<number>): DenseRows {
  const taken = new Float32Array(rows.length * columns);
  for (let at = 0; at < rows.length; at += 1) taken.set(values.subarray(rows[at]! * columns, (rows[at]! + 1) * columns), at * columns);
  return { kind: 'dense', rows: rows.length, columns, values: taken };
}
