import type { Pause } from '../../metrics/measure';
import type { CurvedObjective } from './minimizeNewton';
import { denseKernel, sparseKernel, type RowKernel } from './rowKernel';

/** The labelled rows of a training. */
export interface TrainingRows {
  readonly rows: number;
  readonly columns: number;
  /** Null: dense, `columns` values a row. */
  readonly sparse: { readonly starts: Int32Array; readonly indices: Int32Array } | null;
  readonly values: Float32Array;
  /** Place of the class, 0 .. classes - 1. */
  readonly labels: Int32Array;
  /** Weight of each row; they sum to `totalWeight`. */
  readonly weights: Float64Array;
  readonly totalWeight: number;
}

/** Multiply-adds between two pauses: about 10 ms. */
const WORK_PER_PAUSE = 6_000_000;
/** Keeps the scale of a bias finite whose class is sure in all rows. */
const LEAST_CURVATURE = 1e-9;

/**
 * The mean loss of softmax regression plus its L2 penalty, as a function of the weights (columns x outputs) followed by
 * the bias of each output. With two classes there is one output, the log-odds of class 1; otherwise one an output a class. The penalty is penalty / 2 times
 * the sum of squared weights; the bias has none. Sums are taken in float64.
 */
export class SoftmaxObjective implements CurvedObjective {
  readonly outputs: number;
  readonly #kernel: RowKernel;
  /** Of the last `value`: probability of each output, rows x outputs. */
  readonly #probabilities: Float64Array;
  readonly #scores: Float64Array;
  readonly #biases: Float64Array;
  readonly #workPerRow: number;
  #sinceRest = 0;
  #sum = 0;

  constructor(readonly training: TrainingRows, classes: number, readonly penalty: number, readonly pause: Pause | undefined) {
    const { rows, columns, sparse, values } = training;
    this.outputs = classes === 2 ? 1 : classes;
    this.#kernel = sparse ? sparseKernel(sparse.starts, sparse.indices, values, this.outputs) : denseKernel(columns, values);
    this.#probabilities = new Float64Array(rows * this.outputs);
    [this.#scores, this.#biases] = [new Float64Array(this.outputs), new Float64Array(this.outputs)];
    // the vectors of the search are as long as the weights, and are gone through several times for each pass over the rows
    this.#workPerRow = Math.ceil((2 * this.outputs * values.length + 8 * this.outputs * columns) / rows) + 1;
  }

  value(x: Float64Array, gradient: Float64Array): number | Promise<number> {
    gradient.fill(0);
    this.#begin(x);
    this.#sum = 0;
    const rest = this.#overRows((row) => this.#addLoss(row, x, gradient));
    return rest ? rest.then(() => this.#finish(x, gradient)) : this.#finish(x, gradient);
  }

  curve(v: Float64Array, to: Float64Array): void | Promise<void> {
    to.fill(0);
    this.#begin(v);
    const rest = this.#overRows((row) => this.#addCurve(row, v, to));
    return rest ? rest.then(() => this.#penalise(v, to)) : this.#penalise(v, to);
  }

  diagonal(to: Float64Array): void {
    const { rows, weights, totalWeight } = this.training;
    const [scores, outputs, probabilities, biases] = [this.#scores, this.outputs, this.#probabilities, this.#biases];
    to.fill(0);
    biases.fill(0);
    for (let row = 0; row < rows; row += 1) {
      for (let k = 0; k < outputs; k += 1) {
        const p = probabilities[row * outputs + k]!;
        biases[k]! += scores[k] = weights[row]! * p * (1 - p);
      }
      this.#kernel.scatterSquares(row, scores, to);
    }
    const free = to.length - outputs;
    for (let i = 0; i < free; i += 1) to[i] = to[i]! / totalWeight + this.penalty;
    for (let k = 0; k < outputs; k += 1) to[free + k] = biases[k]! / totalWeight + LEAST_CURVATURE;
  }

  /** `biases` holds those of x while scores are summed, then what is summed for them. */
  #begin(x: Float64Array): void {
    this.#given = x.subarray(x.length - this.outputs);
    this.#biases.fill(0);
  }
  #given: Float64Array = new Float64Array(0);

  #addLoss(row: number, x: Float64Array, gradient: Float64Array): void {
    const [scores, outputs] = [this.#scores, this.outputs];
    const [label, weight] = [this.training.labels[row]!, this.training.weights[row]!];
    scores.set(this.#given);
    this.#kernel.score(row, x, scores);
    if (outputs === 1) {
      const score = scores[0]!;
      const p = score >= 0 ? 1 / (1 + Math.exp(-score)) : Math.exp(score) / (1 + Math.exp(score));
      this.#probabilities[row] = p;
      this.#sum += weight * (Math.log1p(Math.exp(-Math.abs(score))) + Math.max(0, label === 1 ? -score : score));
      scores[0] = weight * (label === 1 ? p - 1 : p);
    } else this.#sum += weight * this.#softmax(row, label, weight);
    for (let k = 0; k < outputs; k += 1) this.#biases[k]! += scores[k]!;
    this.#kernel.scatter(row, scores, gradient);
  }

  /** Turns scores into slopes of the weighted loss and returns the loss. */
  #softmax(row: number, label: number, weight: number): number {
    const [scores, base] = [this.#scores, row * this.outputs];
    let most = -Infinity;
    for (let k = 0; k < scores.length; k += 1) if (scores[k]! > most) most = scores[k]!;
    const own = scores[label]! - most;
    let total = 0;
    for (let k = 0; k < scores.length; k += 1) total += scores[k] = Math.exp(scores[k]! - most);
    for (let k = 0; k < scores.length; k += 1) scores[k] = weight * (this.#probabilities[base + k] = scores[k]! / total);
    scores[label]! -= weight;
    return Math.log(total) - own;
  }

  #addCurve(row: number, v: Float64Array, to: Float64Array): void {
    const [scores, outputs, probabilities, base] = [this.#scores, this.outputs, this.#probabilities, row * this.outputs];
    const weight = this.training.weights[row]!;
    scores.set(this.#given);
    this.#kernel.score(row, v, scores);
    if (outputs === 1) scores[0]! *= weight * probabilities[row]! * (1 - probabilities[row]!);
    else {
      let mean = 0;
      for (let k = 0; k < outputs; k += 1) mean += probabilities[base + k]! * scores[k]!;
      for (let k = 0; k < outputs; k += 1) scores[k] = weight * probabilities[base + k]! * (scores[k]! - mean);
    }
    for (let k = 0; k < outputs; k += 1) this.#biases[k]! += scores[k]!;
    this.#kernel.scatter(row, scores, to);
  }

  /** Plain until enough work is done for a pause; from there on it waits in between. */
  #overRows(work: (row: number) => void): Promise<void> | undefined {
    const { rows } = this.training;
    const { pause } = this;
    let row = 0;
    const walk = () => {
      for (; row < rows && this.#sinceRest < WORK_PER_PAUSE; row += 1) {
        work(row);
        this.#sinceRest += this.#workPerRow;
      }
    };
    const rest = async (pause: Pause) => {
      while (this.#sinceRest >= WORK_PER_PAUSE) {
        await pause(null, 'train');
        this.#sinceRest = 0;
        walk();
      }
    };
    if (!pause) {
      for (; row < rows; row += 1) work(row);
      return undefined;
    }
    walk();
    return this.#sinceRest >= WORK_PER_PAUSE ? rest(pause) : undefined;
  }

  #finish(x: Float64Array, gradient: Float64Array): number {
    this.#penalise(x, gradient);
    const free = x.length - this.outputs;
    let squares = 0;
    for (let i = 0; i < free; i += 1) squares += x[i]! * x[i]!;
    return this.#sum / this.training.totalWeight + 0.5 * this.penalty * squares;
  }

  #penalise(x: Float64Array, to: Float64Array): void {
    const [scale, free, penalty] = [1 / this.training.totalWeight, x.length - this.outputs, this.penalty];
    for (let i = 0; i < free; i += 1) to[i] = to[i]! * scale + penalty * x[i]!;
    for (let k = 0; k < this.outputs; k += 1) to[free + k] = this.#biases[k]! * scale;
  }
}
