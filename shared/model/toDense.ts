import type { DenseRows, FeatureRows } from './featureRows';

/** Rows with their zeros written out. For few columns: a vocabulary of n-grams would not fit. */
export function toDense(features: FeatureRows): DenseRows {
  if (features.kind === 'dense') return features;
  const { rows, columns, starts, indices, values } = features;
  const dense = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row += 1) for (let at = starts[row]!; at < starts[row + 1]!; at += 1) dense[row * columns + indices[at]!] = values[at]!;
  return { kind: 'dense', rows, columns, values: dense };
}
