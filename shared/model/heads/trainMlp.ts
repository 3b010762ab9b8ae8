import type { Pause } from '../../metrics/measure';
import { createRandom } from '../../sampling/random';
import { shuffle } from '../../sampling/shuffle';
import type { DenseRows } from '../featureRows';
import { balancedClassWeights } from '../linear/balancedClassWeights';
import { NO_EXAMPLE_BIAS } from '../linear/linearModel';
import type { TrainingRows } from '../linear/softmaxObjective';
import { takeTrainingRows } from '../linear/takeTrainingRows';
import { TrainingFailed } from '../trainingFailed';
import type { OnEpoch } from './epochProgress';
import { initialiseMlp } from './initialiseMlp';
import { measureDev } from './measureDev';
import type { MlpModel } from './mlpModel';
import { mlpOnBackend, type MlpBatch } from './mlpOnBackend';
import { predictOnBackend } from './predictOnBackend';

export interface MlpOptions {
  readonly classes: number;
  /** Seeds the first weights and the order of the rows. */
  readonly seed: number;
  /** Units of the hidden layer. Default 128. */
  readonly hidden?: number;
  /** The most epochs. Default 200. */
  readonly epochs?: number;
  /** Epochs without a lower dev loss after which it stops. Default 10. */
  readonly patience?: number;
  /** Adam's step. Default 0.001. */
  readonly learningRate?: number;
  /** L2: half of it times the sum of squared weights is added to the mean loss. Default 0.0001. */
  readonly penalty?: number;
  /** A weight for each class, or 'balanced': n / (K * n_k). */
  readonly classWeights?: ArrayLike<number> | 'balanced';
  /** What decides when to stop and which epoch is kept; without it the last epoch is. */
  readonly dev?: { readonly features: DenseRows; readonly labels: ArrayLike<number> };
  readonly pause?: Pause;
  readonly onEpoch?: OnEpoch;
}

export interface TrainedMlp extends MlpModel {
  /** The epoch whose weights these are. */
  readonly epoch: number;
  readonly loss: number;
  readonly devLoss: number | null;
}

/**
 * Which small neural network tells the classes best apart on labelled rows?
 *
 * One hidden layer of relu units, trained by Adam (Kingma and Ba 2015) on cross entropy in shuffled batches, on the backend that is set. `labels`: a place
 * 0 .. K - 1 a row, -1 for none. With `dev` the epoch of the lowest dev loss is kept. The same seed on the same backend gives the same network; other backends round differently
 * and drift apart. Classes without an example get a bias of -1000: probability 0.
 *
 * Throws RangeError as `trainSoftmax` does, `TrainingFailed` where numbers overflow, `BackendLost` where the graphics card went away. No tensor is left behind,
 * however it ends. Don't trust it on less than about 50 examples a class: softmax regression is then usually better and always steadier.
 */
export async function trainMlp(features: DenseRows, labels: ArrayLike<number>, options: MlpOptions): Promise<TrainedMlp> {
  const { classes, seed, hidden = 128, epochs = 200, patience = 10, learningRate = 0.001, penalty = 1e-4, dev, pause, onEpoch } = options;
  const classWeights = options.classWeights === 'balanced' ? balancedClassWeights(labels, classes) : options.classWeights;
  const { training, usedClasses } = takeTrainingRows(features, labels, { classes, classWeights, sampleWeights: undefined });
  const random = createRandom(seed);
  const first = initialiseMlp({ columns: features.columns, hidden, classes: usedClasses.length }, random);
  const network = mlpOnBackend(first, { learningRate, penalty });
  const order = Uint32Array.from({ length: training.rows }, (_, row) => row);
  const batch = training.rows > 5000 ? 256 : 64;
  let best: TrainedMlp | null = null;
  try {
    for (let epoch = 1; epoch <= epochs; epoch += 1) {
      shuffle(order, random);
      for (let from = 0; from < training.rows; from += batch) {
        await pause?.((epoch - 1 + from / training.rows) / epochs, 'train');
        network.step(takeBatch(training, order.subarray(from, from + batch), usedClasses.length));
      }
      const loss = network.takeLoss() / training.totalWeight;
      if (!Number.isFinite(loss)) throw new TrainingFailed('notFinite', `The numbers of the training overflowed in epoch ${epoch}. Choose softmax regression, or look for columns with extreme values.`);
      const model = withAllClasses(network.read(), usedClasses, classes);
      const measured = dev ? measureDev(await predictOnBackend(model, dev.features, pause), dev.labels, classes) : { loss: null, accuracy: null };
      if (best === null || measured.loss === null || measured.loss < best.devLoss!) best = { ...model, epoch, loss, devLoss: measured.loss };
      const goesOn = await onEpoch?.({ epoch, epochs, loss, devLoss: measured.loss, devAccuracy: measured.accuracy });
      if (goesOn === false || epoch - best.epoch >= patience) break;
    }
  } finally {
    network.dispose();
  }
  if (best === null) throw new RangeError(`${epochs} epochs`);
  return best;
}

/** Copies the rows of a batch together. */
function takeBatch({ columns, values, labels, weights }: TrainingRows, order: Uint32Array, classes: number): MlpBatch {
  const rows = order.length;
  const taken = { rows, values: new Float32Array(rows * columns), weights: new Float32Array(rows), targets: new Float32Array(rows * classes) };
  order.forEach((row, at) => {
    taken.values.set(values.subarray(row * columns, (row + 1) * columns), at * columns);
    taken.weights[at] = weights[row]!;
    taken.targets[at * classes + labels[row]!] = weights[row]!;
  });
  return taken;
}

/** Puts the outputs of the classes that had examples at their places among all. */
function withAllClasses(model: MlpModel, usedClasses: Int32Array, classes: number): MlpModel {
  if (usedClasses.length === classes) return model;
  const [outputWeights, outputBias] = [new Float32Array(model.hidden * classes), new Float32Array(classes).fill(NO_EXAMPLE_BIAS)];
  usedClasses.forEach((place, k) => {
    outputBias[place] = model.outputBias[k]!;
    for (let unit = 0; unit < model.hidden; unit += 1) outputWeights[unit * classes + place] = model.outputWeights[unit * usedClasses.length + k]!;
  });
  return { ...model, classes, outputWeights, outputBias };
}
