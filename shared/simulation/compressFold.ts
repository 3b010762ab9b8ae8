import type { DenseRows } from '../model/featureRows';
import type { Fold } from './simulation';

/**
 * The same fold in no more columns than the pool has rows, where dense rows have more columns than that.
 *
 * Pool rows span a space of at most as many dimensions as they are; weights of a model with an L2 penalty lie in it, so that the part of a test row outside it plays no role. Rows are written in an
 * orthonormal basis of the space (modified Gram-Schmidt): all models, and cosines of pool rows, stay the same up to rounding. Rows that belong to neither are 0.
 */
export function compressFold(fold: Fold): Fold {
  const { features, pool, test } = fold;
  if (features.kind === 'sparse' || features.columns <= pool.length) return fold;
  const basis = spanPool(features, pool);
  const values = new Float32Array(features.rows * basis.length);
  for (const rows of [pool, test]) {
    for (let at = 0; at < rows.length; at += 1) {
      const row = features.values.subarray(rows[at]! * features.columns, (rows[at]! + 1) * features.columns);
      basis.forEach((axis, column) => (values[rows[at]! * basis.length + column] = dot(axis, row)));
    }
  }
  return { pool, test, features: { kind: 'dense', rows: features.rows, columns: basis.length, values } };
}

function spanPool({ columns, values }: DenseRows, pool: ArrayLike<number>): Float64Array[] {
  const basis: Float64Array[] = [];
  for (let at = 0; at < pool.length; at += 1) {
    const left = Float64Array.from(values.subarray(pool[at]! * columns, (pool[at]! + 1) * columns));
    const length = Math.sqrt(dot(left, left));
    for (const axis of basis) {
      const along = dot(axis, left);
      for (let column = 0; column < columns; column += 1) left[column]! -= along * axis[column]!;
    }
    const rest = Math.sqrt(dot(left, left));
    if (rest > 1e-6 * length) basis.push(left.map((value) => value / rest));
  }
  return basis;
}

function dot(a: Float64Array, b: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!;
  return sum;
}
