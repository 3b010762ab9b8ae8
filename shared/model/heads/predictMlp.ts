import type { DenseRows } from '../featureRows';
import type { MlpModel } from './mlpModel';

/** `predictOnBackend` of a perceptron in plain JavaScript, for where there is no tfjs: equal but for rounding, and slower. */
export function predictMlp({ classes, columns, hidden, hiddenWeights, hiddenBias, outputWeights, outputBias }: MlpModel, features: DenseRows): Float32Array {
  if (features.columns !== columns) throw new RangeError(`${features.columns} columns for a model of ${columns}`);
  const probabilities = new Float32Array(features.rows * classes);
  const [active, scores] = [new Float64Array(hidden), new Float64Array(classes)];
  for (let row = 0; row < features.rows; row += 1) {
    active.set(hiddenBias);
    for (let j = 0; j < columns; j += 1) {
      const value = features.values[row * columns + j]!;
      for (let unit = 0; unit < hidden; unit += 1) active[unit]! += value * hiddenWeights[j * hidden + unit]!;
    }
    scores.set(outputBias);
    for (let unit = 0; unit < hidden; unit += 1) if (active[unit]! > 0) for (let k = 0; k < classes; k += 1) scores[k]! += active[unit]! * outputWeights[unit * classes + k]!;
    const most = scores.reduce((a, b) => Math.max(a, b));
    let total = 0;
    for (let k = 0; k < classes; k += 1) total += scores[k] = Math.exp(scores[k]! - most);
    for (let k = 0; k < classes; k += 1) probabilities[row * classes + k] = scores[k]! / total;
  }
  return probabilities;
}
