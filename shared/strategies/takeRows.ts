import type { FeatureRows } from '../model/featureRows';
import { span } from './rows';

/** These rows, in that order, as rows of their own. */
export function takeRows(features: FeatureRows, rows: ArrayLike<number>): FeatureRows {
  const { columns } = features;
  if (features.kind === 'dense') {
    const values = new Float32Array(rows.length * columns);
    for (let at = 0; at < rows.length; at += 1) values.set(features.values.subarray(...span(features, rows[at]!)), at * columns);
    return { kind: 'dense', rows: rows.length, columns, values };
  }
  const starts = new Int32Array(rows.length + 1);
  for (let at = 0; at < rows.length; at += 1) starts[at + 1] = starts[at]! + features.starts[rows[at]! + 1]! - features.starts[rows[at]!]!;
  const [indices, values] = [new Int32Array(starts[rows.length]!), new Float32Array(starts[rows.length]!)];
  for (let at = 0; at < rows.length; at += 1) {
    const [from, to] = span(features, rows[at]!);
    indices.set(features.indices.subarray(from, to), starts[at]!);
    values.set(features.values.subarray(from, to), starts[at]!);
  }
  return { kind: 'sparse', rows: rows.length, columns, starts, indices, values };
}
