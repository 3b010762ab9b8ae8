/** Features of items, a row an item. Sparse rows hold what is not 0: columns and values of row r stand at starts[r] .. starts[r + 1] - 1, columns rising. */
export interface SparseRows {
  readonly kind: 'sparse';
  readonly rows: number;
  readonly columns: number;
  /** rows + 1 numbers, the first 0. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/** Row after row. */
export interface DenseRows {
  readonly kind: 'dense';
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

export type FeatureRows = SparseRows | DenseRows;
