import { averageFigures } from '../metrics/averageFigures';
import { classFigures } from '../metrics/classFigures';

/** Accuracy and macro-F1 of the likeliest class of each row (the first of equal ones) against its label; the rows have at least one. Rows of `probabilities` go with `truth`. */
export function scoreRows(probabilities: Float32Array, truth: ArrayLike<number>, classes: number): { readonly accuracy: number; readonly macroF1: number } {
  const matrix = new Float64Array(classes * classes);
  let hits = 0;
  for (let at = 0; at < truth.length; at += 1) {
    const predicted = likeliestClass(probabilities, at, classes);
    matrix[truth[at]! * classes + predicted]! += 1;
    if (predicted === truth[at]) hits += 1;
  }
  return { accuracy: hits / truth.length, macroF1: averageFigures(classFigures(matrix, classes), 'macro').f1! };
}

export function likeliestClass(probabilities: ArrayLike<number>, row: number, classes: number): number {
  let best = 0;
  for (let place = 1; place < classes; place += 1) if (probabilities[row * classes + place]! > probabilities[row * classes + best]!) best = place;
  return best;
}
