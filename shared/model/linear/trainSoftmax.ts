import type { Pause } from '../../metrics/measure';
import type { FeatureRows } from '../featureRows';
import { balancedClassWeights } from './balancedClassWeights';
import { NO_EXAMPLE_BIAS, type LinearModel } from './linearModel';
import type { MergedColumns } from './mergeColumns';
import { minimizeNewton, type CurvedObjective, type NewtonResult, type NewtonState } from './minimizeNewton';
import { SoftmaxObjective, type TrainingRows } from './softmaxObjective';
import { takeTrainingRows } from './takeTrainingRows';

export interface SoftmaxOptions {
  /** K: labels are places 0 .. K - 1. */
  readonly classes: number;
  /** How much the examples count against the penalty, scikit-learn's C; larger fits closer. */
  readonly c: number;
  /** A weight for each class, or 'balanced': n / (K * n_k). */
  readonly classWeights?: ArrayLike<number> | 'balanced';
  /** A weight for each row, 0 or more. */
  readonly sampleWeights?: ArrayLike<number>;
  /** Begin at this model, of the same columns and classes: few iterations when little has changed. */
  readonly warmStart?: LinearModel;
  readonly maxIterations?: number;
  /** It stops when no part of the gradient of the mean loss is further from 0 than this. */
  readonly tolerance?: number;
  /** Rejecting ends the training; to stop and keep the best so far, answer `false` to `onIteration`. */
  readonly pause?: Pause;
  readonly onIteration?: (progress: TrainingProgress) => boolean | void | Promise<boolean | void>;
  /** What computes the loss and its derivatives. Default: `SoftmaxObjective`, plain typed arrays. */
  readonly makeObjective?: (training: TrainingRows, classes: number, penalty: number, pause: Pause | undefined) => CurvedObjective & { readonly outputs: number };
}

export interface TrainingProgress {
  readonly iteration: number;
  readonly maxIterations: number;
  /** Mean loss with its penalty; it never rises. */
  readonly loss: number;
  readonly gradientSize: number;
  /** The model as it is now. */
  readonly snapshot: () => LinearModel;
}

export interface TrainedSoftmax extends LinearModel {
  readonly iterations: number;
  readonly loss: number;
  readonly end: NewtonResult['end'] | 'one class';
}

/**
 * Which weights of the features tell the classes best apart on labelled rows?
 *
 * Multinomial logistic regression: minimises C * sum of weighted losses + 1/2 * sum of squared weights (bias left free) by a truncated Newton method from 0, so equal input gives an
 * equal model. `labels`: a place 0 .. K - 1 a row, -1 for none (the row plays no part). Where two classes have examples it is the
 * binary logistic regression of their log-odds, as in scikit-learn (a plain softmax of two classes would halve the penalty); the weights of the two are then opposite.
 *
 * Classes without an example stay in the model with a bias of -1000: probability 0. With examples of one class only every row gets that class
 * (`end` is 'one class'): such scores rank nothing. Throws RangeError without labelled rows of positive weight, for labels outside 0 .. K - 1, for values that are not finite, and
 * for a warm start of another shape. Don't trust its probabilities unseen: few examples and a large C make them too sure; see calibration.
 *
 * Reference: scikit-learn's LogisticRegression (solver lbfgs), which it was compared with.
 */
export async function trainSoftmax(features: FeatureRows, labels: ArrayLike<number>, options: SoftmaxOptions): Promise<TrainedSoftmax> {
  const { classes, c, warmStart, maxIterations = 100, tolerance = 1e-5, pause, onIteration, makeObjective = (...given) => new SoftmaxObjective(...given) } = options;
  if (!(c > 0)) throw new RangeError(`C is greater than 0, not ${c}`);
  if (warmStart && (warmStart.columns !== features.columns || warmStart.classes !== classes)) throw new RangeError(`a warm start of ${warmStart.columns} columns and ${warmStart.classes} classes for ${features.columns} and ${classes}`);
  const classWeights = options.classWeights === 'balanced' ? balancedClassWeights(labels, classes) : options.classWeights;
  const taken = takeTrainingRows(features, labels, { classes, classWeights, sampleWeights: options.sampleWeights });
  const { training, usedClasses, merged } = taken;
  const empty = (): LinearModel => ({ classes, columns: features.columns, weights: new Float32Array(features.columns * classes), bias: new Float32Array(classes).fill(NO_EXAMPLE_BIAS) });
  if (usedClasses.length === 1) {
    const model = empty();
    model.bias[usedClasses[0]!] = 0;
    return { ...model, iterations: 0, loss: 0, end: 'one class' };
  }
  const objective = makeObjective(training, usedClasses.length, 1 / (c * training.totalWeight), pause);
  const { outputs } = objective;
  const toModel = (x: Float64Array) => writeModel(empty(), x, outputs, usedClasses, merged);
  const start = warmStart ? readModel(warmStart, outputs, usedClasses, merged, training.columns) : new Float64Array((training.columns + 1) * outputs);
  const watch = onIteration && (({ iteration, value, gradientSize, x }: NewtonState) => onIteration({ iteration, maxIterations, loss: value, gradientSize, snapshot: () => toModel(x) }));
  const { x, iteration, value, end } = await minimizeNewton(objective, start, { maxIterations, tolerance, onIteration: watch });
  return { ...toModel(x), iterations: iteration, loss: value, end };
}

/** One output is the log-odds of the second class against the first: half to each. */
function writeModel(model: LinearModel, x: Float64Array, outputs: number, usedClasses: Int32Array, merged: MergedColumns | null): LinearModel {
  const put = (to: Float32Array, base: number, from: number, factor: number) => {
    if (outputs === 1) {
      to[base + usedClasses[0]!] = (-factor * x[from]!) / 2;
      to[base + usedClasses[1]!] = (factor * x[from]!) / 2;
    } else for (let k = 0; k < outputs; k += 1) to[base + usedClasses[k]!] = factor * x[from + k]!;
  };
  for (let j = 0; j < model.columns; j += 1) {
    const from = merged ? merged.groupOf[j]! : j;
    if (from >= 0) put(model.weights, j * model.classes, from * outputs, merged ? merged.factors[j]! : 1);
  }
  put(model.bias, 0, x.length - outputs, 1);
  // a number added to all of them changes nothing: their mean is 0
  let mean = 0;
  for (const label of usedClasses) mean += model.bias[label]! / usedClasses.length;
  for (const label of usedClasses) model.bias[label]! -= mean;
  return model;
}

function readModel(model: LinearModel, outputs: number, usedClasses: Int32Array, merged: MergedColumns | null, columns: number): Float64Array {
  const x = new Float64Array((columns + 1) * outputs);
  const take = (from: Float32Array, base: number, to: number, factor: number) => {
    if (outputs === 1) x[to]! += factor * (from[base + usedClasses[1]!]! - from[base + usedClasses[0]!]!);
    else for (let k = 0; k < outputs; k += 1) x[to + k]! += factor * from[base + usedClasses[k]!]!;
  };
  for (let j = 0; j < model.columns; j += 1) {
    const to = merged ? merged.groupOf[j]! : j;
    if (to >= 0) take(model.weights, j * model.classes, to * outputs, merged ? merged.factors[j]! : 1);
  }
  // A class without an example till now begins at no opinion, not at its bias of log-zero.
  take(model.bias.map((bias) => (bias <= NO_EXAMPLE_BIAS ? 0 : bias)), 0, columns * outputs, 1);
  return x;
}
