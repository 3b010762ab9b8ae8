import type { FeatureKind, LabelSource, ModelKind } from '../domain/model';
import type { Split } from '../domain/project';

export interface TrainingRequest {
  /** Of the run that comes out of it. */
  readonly name: string;
  /** `auto`: what fits the features, the best on held-out items where there are several. */
  readonly model: ModelKind | 'auto';
  readonly features: FeatureKind | 'auto';
  readonly labelSource: LabelSource;
  /** Whose labelled items are learnt from, where the project has splits; train if left out. */
  readonly split?: Split;
  /** `balanced`: rare classes weigh as much as frequent ones. */
  readonly classWeights: 'none' | 'balanced';
  readonly seed: number;
}
