import type { FeatureRows } from '../model/featureRows';
import { mixBits } from './mixBits';
import { span } from './rows';

/** Columns of a projection. */
export const PROJECTED = 64;
const BLOCKS = 8;
const BLOCK = PROJECTED / BLOCKS;

/**
 * Many columns, sparse or dense, as 64 dense ones that keep the angles between rows roughly.
 *
 * Sparse Johnson-Lindenstrauss transform: each column is added, with a sign, to one of 8 places in each of 8 blocks, all drawn from the column's number and the seed. Cosines are
 * kept to about +-0.12 (1 / sqrt 64). No more than 64 dense columns are copied as they are. Rows are scaled to length 1; a row of nothing but 0 stays 0.
 *
 * `rows`: which, in that order. Returns rows.length x 64 (or fewer columns). Good enough for groups and for what lies far apart; not for near-duplicates.
 * Reference: Kane and Nelson 2014, "Sparser Johnson-Lindenstrauss transforms", doi:10.1145/2559902.
 */
export function projectRows(features: FeatureRows, rows: ArrayLike<number>, seed: number): { readonly values: Float32Array; readonly columns: number } {
  const plain = features.kind === 'dense' && features.columns <= PROJECTED;
  const columns = plain ? features.columns : PROJECTED;
  const values = new Float32Array(rows.length * columns);
  const codes = plain ? null : Uint32Array.from({ length: features.columns }, (_, column) => mixBits(column, seed));
  for (let at = 0; at < rows.length; at += 1) {
    const [from, to] = span(features, rows[at]!);
    const base = at * columns;
    for (let entry = from; entry < to; entry += 1) {
      const value = features.values[entry]!;
      if (!codes) {
        values[base + entry - from] = value;
        continue;
      }
      if (value === 0) continue;
      let bits = codes[features.kind === 'sparse' ? features.indices[entry]! : entry - from]!;
      for (let block = 0; block < PROJECTED; block += BLOCK) {
        values[base + block + (bits & (BLOCK - 1))]! += bits & BLOCK ? value : -value;
        bits >>>= 4;
      }
    }
    let square = 0;
    for (let column = 0; column < columns; column += 1) square += values[base + column]! ** 2;
    if (square > 0) for (let column = 0; column < columns; column += 1) values[base + column]! /= Math.sqrt(square);
  }
  return { values, columns };
}
