import type { DenseRows } from '../../featureRows';
import type { DenseScaling } from '../../preprocessing';

/**
 * What are the mean and the standard deviation (over n) of each column of dense features?
 *
 * `rows`: the training rows; all if left out. With `unitLength` each row is first scaled to length 1 (embeddings, whose length says little). Throws RangeError for no rows and
 * for values that are not finite. Fit on training rows only.
 */
export function fitScaling({ columns, values, rows: all }: DenseRows, { rows, unitLength = false }: { readonly rows?: ArrayLike<number>; readonly unitLength?: boolean } = {}): DenseScaling {
  const n = rows ? rows.length : all;
  if (n === 0) throw new RangeError('no rows to fit on');
  const [sums, squares] = [new Float64Array(columns), new Float64Array(columns)];
  const each = (visit: (value: number, column: number) => void) => {
    for (let i = 0; i < n; i += 1) {
      const base = (rows ? rows[i]! : i) * columns;
      const scale = unitLength ? 1 / (lengthOf(values, base, columns) || 1) : 1;
      for (let j = 0; j < columns; j += 1) visit(values[base + j]! * scale, j);
    }
  };
  each((value, column) => (sums[column]! += value));
  const means = sums.map((sum) => sum / n);
  each((value, column) => (squares[column]! += (value - means[column]!) ** 2));
  const scales = squares.map((square, column) => {
    const deviation = Math.sqrt(square / n);
    if (!Number.isFinite(deviation)) throw new RangeError(`feature ${column} is not a finite number in all rows`);
    // what differs by rounding only is constant
    return deviation > 1e-6 * Math.abs(means[column]!) ? 1 / deviation : 0;
  });
  return { kind: 'dense', version: 1, means: Float32Array.from(means), scales: Float32Array.from(scales), unitLength };
}

export function lengthOf(values: Float32Array, base: number, columns: number): number {
  let sum = 0;
  for (let j = 0; j < columns; j += 1) sum += values[base + j]! ** 2;
  return Math.sqrt(sum);
}
