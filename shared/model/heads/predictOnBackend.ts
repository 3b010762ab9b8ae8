import { add, matMul, relu, softmax, tensor1d, tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Pause } from '../../metrics/measure';
import { readTensor } from '../backends/readTensor';
import type { DenseRows } from '../featureRows';
import type { LinearModel } from '../linear/linearModel';
import type { MlpModel } from './mlpModel';

/** Rows that go to the backend at once: many small batches cost 20 times as much. */
const BATCH = 4096;

/**
 * How likely is each class of each row, computed by the backend that is set?
 *
 * rows x classes, each row summing to 1 but for rounding. Takes softmax regressions (`predictSoftmax` is the same in plain JavaScript) and perceptrons. Throws RangeError where
 * the columns are not the model's, `BackendLost` where the graphics card went away. No tensor is left behind.
 */
export async function predictOnBackend(model: LinearModel | MlpModel, features: DenseRows, pause?: Pause): Promise<Float32Array> {
  const { classes, columns } = model;
  if (features.columns !== columns) throw new RangeError(`${features.columns} columns for a model of ${columns}`);
  const probabilities = new Float32Array(features.rows * classes);
  const layers = tidy(() => layersOf(model));
  try {
    for (let from = 0; from < features.rows; from += BATCH) {
      await pause?.(from / features.rows, 'predict');
      const rows = Math.min(BATCH, features.rows - from);
      tidy(() => {
        let x = tensor2d(features.values.subarray(from * columns, (from + rows) * columns), [rows, columns]);
        layers.forEach(({ weights, bias }, place) => {
          const scores: Tensor2D = add(matMul(x, weights), bias);
          x = place === layers.length - 1 ? softmax(scores) : relu(scores);
        });
        probabilities.set(readTensor(x), from * classes);
      });
    }
  } finally {
    for (const { weights, bias } of layers) {
      weights.dispose();
      bias.dispose();
    }
  }
  return probabilities;
}

function layersOf(model: LinearModel | MlpModel) {
  const layer = (weights: Float32Array, bias: Float32Array) => ({ weights: tensor2d(weights, [weights.length / bias.length, bias.length]), bias: tensor1d(bias) });
  return 'hidden' in model ? [layer(model.hiddenWeights, model.hiddenBias), layer(model.outputWeights, model.outputBias)] : [layer(model.weights, model.bias)];
}
