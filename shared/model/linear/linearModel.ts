/** Log-odds of class k of a row x: x . weights[., k] + bias[k]; probabilities are their softmax. */
export interface LinearModel {
  readonly classes: number;
  readonly columns: number;
  /** columns x classes, row after row: what one feature says of all classes stands together. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** Bias of a class that no example was given of: its probability is 0 as long as another class has a chance. */
export const NO_EXAMPLE_BIAS = -1000;
