import type { DenseRows } from '../../featureRows';
import type { DenseScaling } from '../../preprocessing';
import { lengthOf } from './fitScaling';

/** Dense rows under fitted means and scales: (value - mean) * scale, 0 in a column that was constant. Throws RangeError for another number of columns. */
export function applyScaling({ means, scales, unitLength }: DenseScaling, { rows, columns, values }: DenseRows): DenseRows {
  if (columns !== means.length) throw new RangeError(`${columns} columns for a scaling of ${means.length}`);
  const scaled = new Float32Array(values.length);
  for (let row = 0; row < rows; row += 1) {
    const base = row * columns;
    const scale = unitLength ? 1 / (lengthOf(values, base, columns) || 1) : 1;
    for (let j = 0; j < columns; j += 1) scaled[base + j] = (values[base + j]! * scale - means[j]!) * scales[j]!;
  }
  return { kind: 'dense', rows, columns, values: scaled };
}
