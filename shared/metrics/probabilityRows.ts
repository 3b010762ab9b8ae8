/** Probabilities of the items that a figure is over: one row an item, `k` numbers a row, and the place of the true class of each. */
export interface ProbabilityRows {
  readonly k: number;
  readonly values: Float64Array;
  /** Row in `values` of each item. */
  readonly row: ArrayLike<number>;
  /** Class of each item, 0 .. k - 1. */
  readonly truth: ArrayLike<number>;
}
