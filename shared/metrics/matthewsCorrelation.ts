import { measured, notDefined, type Measure } from './measure';

/**
 * How far do predictions follow the truth, whatever the class sizes?
 *
 * Matthews' correlation for any number of classes (Gorodkin's R_K): (c s - sum p_k t_k) / sqrt((s^2 - sum p_k^2)(s^2 - sum t_k^2)) with s items, c right ones,
 * p_k predicted and t_k true items of class k. `matrix` as in classFigures.
 *
 * Returns 1 where every prediction is right, 0 as good as chance; -1 at least, which two classes only can reach. Undefined without items, and where all
 * predictions or all truths are of one class (scikit-learn says 0). Don't trust it with few items: it moves much with one of them.
 *
 * Example: truth + + + -, predicted + - + + -> -0.3333. Reference: Gorodkin 2004, doi:10.1016/j.compbiolchem.2004.09.006. Compared with scikit-learn's matthews_corrcoef.
 */
export function matthewsCorrelation(matrix: ArrayLike<number>, k: number): Measure {
  let [items, right, both, ofTruth, ofPrediction] = [0, 0, 0, 0, 0];
  for (let i = 0; i < k; i += 1) {
    let [truth, predicted] = [0, 0];
    for (let j = 0; j < k; j += 1) {
      truth += matrix[i * k + j]!;
      predicted += matrix[j * k + i]!;
    }
    items += truth;
    right += matrix[i * k + i]!;
    both += truth * predicted;
    ofTruth += truth ** 2;
    ofPrediction += predicted ** 2;
  }
  if (items === 0) return notDefined('no item was evaluated');
  if (ofTruth === items ** 2) return notDefined('no variation: the truth is one class only');
  if (ofPrediction === items ** 2) return notDefined('no variation: one class only was predicted');
  return measured((right * items - both) / Math.sqrt((items ** 2 - ofPrediction) * (items ** 2 - ofTruth)));
}
