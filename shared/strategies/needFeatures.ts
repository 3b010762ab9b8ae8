import type { FeatureRows } from '../model/featureRows';
import { StrategyError, type BatchRequest } from './strategy';

/** The rows' features, or an error that says that they are needed. */
export function needFeatures({ features, strategy }: Partial<BatchRequest>): FeatureRows {
  if (!features) throw new StrategyError('needsFeatures', `The strategy ${strategy} compares items by their features. Compute the features first, or choose another strategy.`);
  return features;
}
