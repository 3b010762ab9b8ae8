import { measured, notDefined, type Measure } from './measure';

export interface ClassFigures {
  /** Items whose truth is this class. */
  readonly support: number;
  /** Items that were predicted to be of this class. */
  readonly predicted: number;
  readonly truePositives: number;
  readonly precision: Measure;
  readonly recall: Measure;
  readonly f1: Measure;
}

/**
 * Of what the model calls this class, how much is (precision); of what is this class, how much does it find (recall)?
 *
 * TP / (TP + FP), TP / (TP + FN) and their harmonic mean F1 = 2 TP / (2 TP + FP + FN), for each class against all others. `matrix`: counts, `k` by `k`, row by
 * row; rows are the truth, columns the prediction. Abstain answers and items without either are not in it.
 *
 * Returns one entry a class. Undefined: precision of a class never predicted, recall of one that is never true, F1 of one that is neither; never 0.
 * Don't trust either alone: a model that calls everything one class has recall 1 for it.
 *
 * Example: truth 0 1 2 2 2, predicted 0 0 2 2 1 -> precision .5 0 1, recall 1 0 .67, F1 .67 0 .8. Reference: van Rijsbergen 1979, "Information Retrieval", chapter 7.
 * Compared with scikit-learn's precision_recall_fscore_support.
 */
export function classFigures(matrix: ArrayLike<number>, k: number): ClassFigures[] {
  if (matrix.length !== k * k) throw new RangeError(`a confusion matrix of ${k} classes has ${k * k} cells, not ${matrix.length}`);
  const support = new Float64Array(k);
  const predicted = new Float64Array(k);
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j < k; j += 1) {
      support[i]! += matrix[i * k + j]!;
      predicted[j]! += matrix[i * k + j]!;
    }
  }
  return Array.from(support, (actual, at) => {
    const hits = matrix[at * k + at]!;
    const called = predicted[at]!;
    return {
      support: actual,
      predicted: called,
      truePositives: hits,
      precision: called === 0 ? notDefined('the class was never predicted') : measured(hits / called),
      recall: actual === 0 ? notDefined('no item is of the class') : measured(hits / actual),
      f1: actual + called === 0 ? notDefined('the class is neither true nor predicted') : measured((2 * hits) / (actual + called)),
    };
  });
}
