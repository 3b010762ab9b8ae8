/** How a training is doing after an epoch (of softmax regression: an iteration, one pass over all rows too). */
export interface EpochProgress {
  /** From 1. */
  readonly epoch: number;
  /** The most there will be. */
  readonly epochs: number;
  /** Mean loss of the training rows with the penalty. */
  readonly loss: number;
  /** Mean loss and share of right answers on the dev rows; null where there are none, or where this epoch was not measured. */
  readonly devLoss: number | null;
  readonly devAccuracy: number | null;
}

/** Answer `false` to stop the training and keep the best model so far. */
export type OnEpoch = (progress: EpochProgress) => boolean | void | Promise<boolean | void>;
