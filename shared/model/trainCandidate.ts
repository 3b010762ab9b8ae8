import type { Pause } from '../metrics/measure';
import { stratifiedFolds } from './linear/crossValidate';
import type { BackendNotice } from './backends/backend';
import type { Backends } from './backends/backends';
import { applyPreprocessing, fitPreprocessing } from './featureSource';
import type { EpochProgress } from './heads/epochProgress';
import { measureDev } from './heads/measureDev';
import { predictOnBackend } from './heads/predictOnBackend';
import { trainMlp } from './heads/trainMlp';
import { trainSoftmaxOnBackend } from './heads/trainSoftmaxOnBackend';
import { predictSoftmax } from './linear/predictSoftmax';
import { trainSoftmax, type SoftmaxOptions } from './linear/trainSoftmax';
import type { Preprocessing } from './preprocessing';
import { toDense } from './toDense';
import type { Features, Head } from './trainedModel';

export interface Candidate {
  /** For people: `Softmax regression on word and character n-grams, C 10`. */
  readonly name: string;
  readonly features: Features;
  readonly model: { readonly kind: 'ngrams' | 'softmax'; readonly c: number } | { readonly kind: 'mlp'; readonly hidden: number; readonly epochs: number };
}

export interface CandidateOptions {
  readonly classes: number;
  readonly classWeights: 'balanced' | ArrayLike<number> | undefined;
  readonly seed: number;
  readonly backends: Backends;
  readonly onNotice: (notice: BackendNotice) => void;
  readonly pause: Pause | undefined;
  /** Asked after each epoch; true ends the training with the best so far. */
  readonly isStopped: () => boolean;
  readonly onEpoch: (progress: EpochProgress) => void;
}

export interface FittedCandidate {
  readonly preprocessing: Preprocessing;
  readonly head: Head;
  readonly history: readonly EpochProgress[];
}

/** An iteration in so many is measured on the dev rows, beside the first ones. */
const MEASURED = 5;
/** Share of the training rows, as one in so many, that ends the training of a perceptron where there is no dev split. */
const TENTH = 10;

/** Fits the preprocessing and the head of one candidate on the training rows. `dev`: labelled rows it is watched on, and a perceptron is stopped by; there may be none. */
export async function trainCandidate({ features: { source }, model }: Candidate, labels: Int32Array, train: Int32Array, dev: Int32Array, options: CandidateOptions): Promise<FittedCandidate> {
  const preprocessing = fitPreprocessing(source, train);
  const take = (rows: Int32Array) => ({ features: applyPreprocessing(preprocessing, source, rows), labels: rows.map((row) => labels[row]!) });
  const { backends, onNotice, classes, classWeights, seed } = options;
  const pauses = options.pause && { pause: options.pause };
  let history: EpochProgress[] = [];
  const note = (progress: EpochProgress) => {
    history.push(progress);
    options.onEpoch(progress);
    return !options.isStopped();
  };
  if (model.kind === 'mlp') {
    const [learnt, watched] = dev.length > 0 ? [train, dev] : splitTenth(train, labels, seed);
    const [training, watching] = [take(learnt), take(watched)];
    const [learning, held] = [toDense(training.features), toDense(watching.features)];
    const head = await backends.run(() => {
      history = [];
      return trainMlp(learning, training.labels, {
        classes, seed, hidden: model.hidden, epochs: model.epochs, ...(classWeights && { classWeights }), ...pauses,
        ...(held.rows > 0 && { dev: { features: held, labels: watching.labels } }),
        onEpoch: note,
      });
    }, onNotice);
    const { epoch: _, loss: __, devLoss: ___, ...layers } = head;
    return { preprocessing, head: { kind: 'mlp', ...layers }, history };
  }
  const [training, watching] = [take(train), take(dev)];
  const learn = async (onBackend: boolean): Promise<Head> => {
    history = [];
    const settings: SoftmaxOptions = {
      classes, c: model.c, ...(classWeights && { classWeights }), ...pauses,
      onIteration: async ({ iteration, maxIterations, loss, snapshot }) => {
        const due = watching.features.rows > 0 && (iteration <= MEASURED || iteration % MEASURED === 0);
        const seen = watching.features;
        const measured = due ? measureDev(onBackend ? await predictOnBackend(snapshot(), toDense(seen)) : predictSoftmax(snapshot(), seen), watching.labels, classes) : { loss: null, accuracy: null };
        return note({ epoch: iteration, epochs: maxIterations, loss, devLoss: measured.loss, devAccuracy: measured.accuracy });
      },
    };
    const { weights, bias, columns } = await (onBackend ? trainSoftmaxOnBackend(toDense(training.features), training.labels, settings) : trainSoftmax(training.features, training.labels, settings));
    return { kind: 'linear', classes, columns, weights, bias };
  };
  // sparse features have no kernels in tfjs
  const head = training.features.kind === 'sparse' ? await learn(false) : await backends.run(() => learn(true), onNotice);
  return { preprocessing, head, history };
}

/** Nine tenths to learn from and one to watch, of every class alike; all to learn from where there are few. */
function splitTenth(train: Int32Array, labels: Int32Array, seed: number): [Int32Array, Int32Array] {
  if (train.length < 5 * TENTH) return [train, new Int32Array(0)];
  const folds = stratifiedFolds(train.map((row) => labels[row]!), TENTH, seed);
  return [train.filter((_, at) => folds[at] !== 0), train.filter((_, at) => folds[at] === 0)];
}
