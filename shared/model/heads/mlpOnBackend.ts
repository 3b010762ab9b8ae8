import { add, addN, greater, keep, log, matMul, mul, neg, relu, softmax, sqrt, square, sub, sum, tensor1d, tensor2d, tidy, transpose, div, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import { readTensor } from '../backends/readTensor';
import type { MlpModel } from './mlpModel';

export interface MlpBatch {
  readonly rows: number;
  /** rows x columns. Not to be changed afterwards: a backend may look at it later. */
  readonly values: Float32Array;
  /** rows x 1. */
  readonly weights: Float32Array;
  /** rows x classes: the row's weight in the column of its class, 0 elsewhere. */
  readonly targets: Float32Array;
}

const [FORGET_FIRST, FORGET_SECOND, EPSILON] = [0.9, 0.999, 1e-8];

/**
 * The weights of a two-layer perceptron in training on the backend that is set, with Adam's moments (Kingma and Ba 2015). The gradient is written out: of its matrix products
 * the WebAssembly backend sends those with a transposing flag through a naive loop, so they are plain products of transposed copies, 4 to 8 times faster.
 */
export function mlpOnBackend(first: MlpModel, { learningRate, penalty }: { learningRate: number; penalty: number }) {
  const { columns, hidden, classes } = first;
  const weights = [tensor2d(first.hiddenWeights, [columns, hidden]), tensor1d(first.hiddenBias), tensor2d(first.outputWeights, [hidden, classes]), tensor1d(first.outputBias)] as Tensor[];
  const moments = weights.map((tensor) => ({ first: tidy(() => mul(tensor, 0)), second: tidy(() => mul(tensor, 0)) }));
  const losses: Tensor[] = [];
  let steps = 0;

  const update = (place: number, gradient: Tensor) => {
    const moment = moments[place]!;
    const firstNow = keep(add(mul(moment.first, FORGET_FIRST), mul(gradient, 1 - FORGET_FIRST)));
    const secondNow = keep(add(mul(moment.second, FORGET_SECOND), mul(square(gradient), 1 - FORGET_SECOND)));
    const rate = (learningRate * Math.sqrt(1 - FORGET_SECOND ** steps)) / (1 - FORGET_FIRST ** steps);
    const next = keep(sub(weights[place]!, mul(div(firstNow, add(sqrt(secondNow), EPSILON)), rate)));
    for (const old of [weights[place]!, moment.first, moment.second]) old.dispose();
    weights[place] = next;
    moments[place] = { first: firstNow, second: secondNow };
  };

  return {
    step: (batch: MlpBatch) => {
      steps += 1;
      const total = batch.weights.reduce((a, b) => a + b, 0);
      tidy(() => {
        const [hiddenWeights, hiddenBias, outputWeights, outputBias] = weights as [Tensor2D, Tensor, Tensor2D, Tensor];
        const x = tensor2d(batch.values, [batch.rows, columns]);
        const targets = tensor2d(batch.targets, [batch.rows, classes]);
        const active = relu(add(matMul(x, hiddenWeights), hiddenBias)) as Tensor2D;
        const likely = softmax(add(matMul(active, outputWeights), outputBias)) as Tensor2D;
        const missed = mul(neg(sum(mul(targets, log(add(likely, 1e-7))))), 1 / total);
        const size = add(sum(square(hiddenWeights)), sum(square(outputWeights)));
        losses.push(keep(mul(add(missed, mul(size, penalty / 2)), total)));
        const slope = mul(sub(mul(likely, tensor2d(batch.weights, [batch.rows, 1])), targets), 1 / total) as Tensor2D;
        const hiddenSlope = mul(matMul(slope, transpose(outputWeights)), greater(active, 0)) as Tensor2D;
        const gradients = [
          add(matMul(transpose(x), hiddenSlope), mul(hiddenWeights, penalty)),
          sum(hiddenSlope, 0),
          add(matMul(transpose(active), slope), mul(outputWeights, penalty)),
          sum(slope, 0),
        ];
        gradients.forEach((gradient, place) => update(place, gradient));
      });
    },
    /** Sum over the batches since the last call of their loss times their weight. */
    takeLoss: () => {
      const value = tidy(() => readTensor(losses.length === 1 ? losses[0]! : addN(losses)))[0]!;
      for (const loss of losses.splice(0)) loss.dispose();
      return value;
    },
    read: (): MlpModel => {
      const [hiddenWeights, hiddenBias, outputWeights, outputBias] = weights.map((tensor) => readTensor(tensor).slice()) as [Float32Array, Float32Array, Float32Array, Float32Array];
      return { columns, hidden, classes, hiddenWeights, hiddenBias, outputWeights, outputBias };
    },
    dispose: () => {
      for (const tensor of [...weights, ...moments.flatMap((moment) => [moment.first, moment.second]), ...losses]) tensor.dispose();
    },
  };
}
