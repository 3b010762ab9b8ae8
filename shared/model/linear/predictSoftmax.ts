import type { FeatureRows } from '../featureRows';
import { expNegative } from './expNegative';
import type { LinearModel } from './linearModel';
import { scoreRow } from './scoreRow';

/**
 * How likely is each class of each row?
 *
 * Softmax of the rows' scores, rows x classes, each row summing to 1. Throws RangeError where the columns are not the model's: the preprocessing of the
 * training has to be applied first.
 */
export function predictSoftmax(model: LinearModel, features: FeatureRows): Float32Array {
  const { classes, columns } = model;
  if (features.columns !== columns) throw new RangeError(`${features.columns} columns for a model of ${columns}`);
  const probabilities = new Float32Array(features.rows * classes);
  const scores = new Float64Array(classes);
  // Dense rows are read as sparse ones that have every column.
  const everyColumn = features.kind === 'dense' ? Int32Array.from({ length: columns }, (_, column) => column) : null;
  for (let row = 0; row < features.rows; row += 1) {
    if (features.kind === 'sparse') scoreRow(model, features.starts[row]!, features.starts[row + 1]!, 0, features.indices, features.values, scores);
    else scoreRow(model, row * columns, (row + 1) * columns, row * columns, everyColumn!, features.values, scores);
    writeSoftmax(scores, probabilities, row * classes);
  }
  return probabilities;
}

function writeSoftmax(scores: Float64Array, to: Float32Array, base: number): void {
  const classes = scores.length;
  // The larger of two as half of sum and distance: nobody can foresee which it is, and a processor that guesses wrong loses more time than this takes.
  let most = scores[0]!;
  for (let k = 1; k < classes; k += 1) most = 0.5 * (most + scores[k]! + Math.abs(most - scores[k]!));
  let total = 0;
  for (let k = 0; k < classes; k += 1) total += scores[k] = expNegative(scores[k]! - most);
  const share = 1 / total;
  for (let k = 0; k < classes; k += 1) to[base + k] = scores[k]! * share;
}
