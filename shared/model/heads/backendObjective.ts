import { dispose, matMul, square, tensor2d, tidy, transpose, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Pause } from '../../metrics/measure';
import { readTensor } from '../backends/readTensor';
import type { CurvedObjective } from '../linear/minimizeNewton';
import type { TrainingRows } from '../linear/softmaxObjective';

/** Rows of one product: bounds what the backend holds at once, and how long nothing else is done. */
const BATCH = 4096;
/** Keeps the scale of a bias finite whose class is sure in all rows. */
const LEAST_CURVATURE = 1e-9;

interface Part {
  readonly from: number;
  readonly rows: number;
  readonly x: Tensor2D;
  readonly transposed: Tensor2D;
}

/**
 * `SoftmaxObjective` of dense rows with its matrix products on the backend that is set. What stands between them, losses, slopes and sums of squares, is taken here in
 * float64. The rows stay on the backend until `dispose`, with a transposed copy: a product with a transposing flag is slow in WebAssembly.
 */
export class BackendObjective implements CurvedObjective {
  readonly outputs: number;
  readonly #parts: readonly Part[];
  /** Of the last `value`: probability of each output, rows x outputs. */
  readonly #probabilities: Float64Array;

  constructor(readonly training: TrainingRows, classes: number, readonly penalty: number, readonly pause: Pause | undefined) {
    if (training.sparse) throw new RangeError('the backend takes dense rows');
    const { rows, columns, values } = training;
    this.outputs = classes === 2 ? 1 : classes;
    this.#probabilities = new Float64Array(rows * this.outputs);
    this.#parts = Array.from({ length: Math.ceil(rows / BATCH) }, (_, at) => {
      const from = at * BATCH;
      const count = Math.min(BATCH, rows - from);
      const x = tensor2d(values.subarray(from * columns, (from + count) * columns), [count, columns]);
      return { from, rows: count, x, transposed: transpose(x) };
    });
  }

  dispose(): void {
    dispose(this.#parts.flatMap(({ x, transposed }) => [x, transposed]));
  }

  async value(x: Float64Array, gradient: Float64Array): Promise<number> {
    let sum = 0;
    await this.#map(x, gradient, (row, scores) => {
      sum += this.#loss(row, scores);
    });
    let squares = 0;
    for (let i = 0; i < x.length - this.outputs; i += 1) squares += x[i]! * x[i]!;
    return sum / this.training.totalWeight + 0.5 * this.penalty * squares;
  }

  async curve(v: Float64Array, to: Float64Array): Promise<void> {
    const [outputs, probabilities] = [this.outputs, this.#probabilities];
    await this.#map(v, to, (row, scores) => {
      const [weight, base] = [this.training.weights[row]!, row * outputs];
      if (outputs === 1) {
        scores[0]! *= weight * probabilities[row]! * (1 - probabilities[row]!);
        return;
      }
      let mean = 0;
      for (let k = 0; k < outputs; k += 1) mean += probabilities[base + k]! * scores[k]!;
      for (let k = 0; k < outputs; k += 1) scores[k] = weight * probabilities[base + k]! * (scores[k]! - mean);
    });
  }

  diagonal(to: Float64Array): void {
    const [outputs, { columns, weights, totalWeight }] = [this.outputs, this.training];
    const free = columns * outputs;
    to.fill(0);
    for (const { from, rows, transposed } of this.#parts) {
      const curvature = new Float32Array(rows * outputs);
      for (let row = 0; row < rows; row += 1) {
        for (let k = 0; k < outputs; k += 1) {
          const p = this.#probabilities[(from + row) * outputs + k]!;
          curvature[row * outputs + k] = weights[from + row]! * p * (1 - p);
          to[free + k]! += weights[from + row]! * p * (1 - p);
        }
      }
      const sums = tidy(() => readTensor(matMul(square(transposed), tensor2d(curvature, [rows, outputs]))));
      for (let i = 0; i < free; i += 1) to[i]! += sums[i]!;
    }
    for (let i = 0; i < free; i += 1) to[i] = to[i]! / totalWeight + this.penalty;
    for (let k = 0; k < outputs; k += 1) to[free + k] = to[free + k]! / totalWeight + LEAST_CURVATURE;
  }

  /** to = transposed X . change(X . weights + bias), over the total weight, with the penalty's part: the shape of the gradient and of the curvature alike. */
  async #map(at: Float64Array, to: Float64Array, change: (row: number, scores: Float64Array) => void): Promise<void> {
    const [outputs, { columns, totalWeight }] = [this.outputs, this.training];
    const free = columns * outputs;
    const scores = new Float64Array(outputs);
    to.fill(0);
    for (const { from, rows, x, transposed } of this.#parts) {
      await this.pause?.(null, 'train');
      const products = tidy(() => readTensor(matMul(x, tensor2d(Float32Array.from(at.subarray(0, free)), [columns, outputs]))));
      const changed = new Float32Array(rows * outputs);
      for (let row = 0; row < rows; row += 1) {
        for (let k = 0; k < outputs; k += 1) scores[k] = products[row * outputs + k]! + at[free + k]!;
        change(from + row, scores);
        for (let k = 0; k < outputs; k += 1) {
          changed[row * outputs + k] = scores[k]!;
          to[free + k]! += scores[k]!;
        }
      }
      const sums = tidy(() => readTensor(matMul(transposed, tensor2d(changed, [rows, outputs]))));
      for (let i = 0; i < free; i += 1) to[i]! += sums[i]!;
    }
    for (let i = 0; i < free; i += 1) to[i] = to[i]! / totalWeight + this.penalty * at[i]!;
    for (let k = 0; k < outputs; k += 1) to[free + k]! /= totalWeight;
  }

  /** Turns a row's scores into the slopes of its weighted loss, which it returns. */
  #loss(row: number, scores: Float64Array): number {
    const [label, weight, base] = [this.training.labels[row]!, this.training.weights[row]!, row * this.outputs];
    if (this.outputs === 1) {
      const score = scores[0]!;
      const p = score >= 0 ? 1 / (1 + Math.exp(-score)) : Math.exp(score) / (1 + Math.exp(score));
      this.#probabilities[row] = p;
      scores[0] = weight * (label === 1 ? p - 1 : p);
      return weight * (Math.log1p(Math.exp(-Math.abs(score))) + Math.max(0, label === 1 ? -score : score));
    }
    const most = scores.reduce((a, b) => Math.max(a, b));
    const own = scores[label]! - most;
    let total = 0;
    for (let k = 0; k < scores.length; k += 1) total += scores[k] = Math.exp(scores[k]! - most);
    for (let k = 0; k < scores.length; k += 1) scores[k] = weight * (this.#probabilities[base + k] = scores[k]! / total);
    scores[label]! -= weight;
    return weight * (Math.log(total) - own);
  }
}
