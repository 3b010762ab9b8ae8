import { classFigures } from './classFigures';
import { measured, notDefined, type Measure } from './measure';

/**
 * How often is the model right if every class were equally frequent?
 *
 * Mean recall over the classes that are in the truth; classes that are only predicted are left out. `adjusted`: (b - 1/K) / (1 - 1/K) with K classes in the
 * truth, so that guessing gives 0. `matrix` as in classFigures: rows are the truth.
 *
 * Returns 0 to 1 (adjusted: from -1/(K - 1)). Undefined without items; adjusted also with one class. Don't trust it where a class has few items: it counts
 * as much as the largest.
 *
 * Example: truth 0 1 0 0 1 0, predicted 0 1 0 0 0 1 -> 0.625, adjusted 0.25. Reference: Brodersen, Ong, Stephan and Buhmann 2010, doi:10.1109/ICPR.2010.764.
 * Compared with scikit-learn's balanced_accuracy_score.
 */
export function balancedAccuracy(matrix: ArrayLike<number>, k: number): { readonly value: Measure; readonly adjusted: Measure } {
  const recalls = classFigures(matrix, k).flatMap(({ recall }) => (recall.value === null ? [] : [recall.value]));
  if (recalls.length === 0) return { value: notDefined('no item was evaluated'), adjusted: notDefined('no item was evaluated') };
  const value = recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
  const chance = 1 / recalls.length;
  return { value: measured(value), adjusted: recalls.length === 1 ? notDefined('the truth has one class only') : measured((value - chance) / (1 - chance)) };
}
