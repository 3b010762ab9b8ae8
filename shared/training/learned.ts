import type { Backend, ModelKind } from '../domain/model';
import type { HeldOutFigures } from '../model/measureHeldOut';
import type { ComparedCandidate } from '../model/trainModel';
import type { TrainedModel } from '../model/trainedModel';
import type { EpochProgress } from '../model/heads/epochProgress';

/** What was learnt from the labels, by a model or by spreading them. */
export interface Learned {
  /** Null: labels that were spread are of these items alone, there is nothing to use elsewhere. */
  readonly model: TrainedModel | null;
  readonly kind: ModelKind;
  /** Null: plain typed arrays, without tfjs. */
  readonly backend: Backend | null;
  readonly history: readonly EpochProgress[];
  readonly trainItems: number;
  readonly devSource: 'split' | 'folds';
  readonly dev: HeldOutFigures | null;
  readonly temperature: number | null;
  readonly candidates: readonly ComparedCandidate[];
  readonly hyperparameters: readonly (readonly [string, string])[];
  readonly notes: readonly string[];
  /** Places of the items that are predicted, ascending. */
  readonly predicted: Int32Array;
  /** Of those items, rows x classes. */
  readonly probabilities: Float32Array;
}
