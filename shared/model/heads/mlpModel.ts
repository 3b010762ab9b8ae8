/** Two dense layers: probabilities = softmax(relu(x . hiddenWeights + hiddenBias) . outputWeights + outputBias). */
export interface MlpModel {
  readonly classes: number;
  readonly columns: number;
  readonly hidden: number;
  /** columns x hidden, row after row. */
  readonly hiddenWeights: Float32Array;
  readonly hiddenBias: Float32Array;
  /** hidden x classes, row after row. */
  readonly outputWeights: Float32Array;
  readonly outputBias: Float32Array;
}
