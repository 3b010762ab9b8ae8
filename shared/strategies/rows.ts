import type { FeatureRows } from '../model/featureRows';

/** Euclidean length of a row. */
export function rowNorm(features: FeatureRows, row: number): number {
  const [from, to] = span(features, row);
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += features.values[at]! ** 2;
  return Math.sqrt(sum);
}

/** Where a row's values stand. */
export function span(features: FeatureRows, row: number): [from: number, to: number] {
  return features.kind === 'sparse' ? [features.starts[row]!, features.starts[row + 1]!] : [row * features.columns, (row + 1) * features.columns];
}
