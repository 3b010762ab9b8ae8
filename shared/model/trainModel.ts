import type { Pause } from '../metrics/measure';
import type { BackendName, BackendNotice } from './backends/backend';
import type { Backends } from './backends/backends';
import { applyTemperature } from './calibration/applyTemperature';
import { fitTemperature } from './calibration/fitTemperature';
import { stratifiedFolds } from './linear/crossValidate';
import type { EpochProgress } from './heads/epochProgress';
import { measureDev } from './heads/measureDev';
import { listCandidates, type ModelChoice } from './listCandidates';
import { measureHeldOut, type HeldOutFigures } from './measureHeldOut';
import { trainCandidate, type Candidate, type CandidateOptions, type FittedCandidate } from './trainCandidate';
import { predictModel, withTemperature, type Features, type TrainedModel } from './trainedModel';
import { TrainingFailed } from './trainingFailed';

export interface TrainingInput {
  /** Of the same items, a row each. With several the model `auto` compares them. */
  readonly features: readonly Features[];
  /** Place of the class of each row, 0 .. classes - 1; -1: none. */
  readonly labels: Int32Array;
  readonly classes: number;
  /** Rows to learn from and to measure on, each with or without a label. No other row plays a part before the predictions. */
  readonly train: Int32Array;
  readonly dev: Int32Array;
  /** Rows whose probabilities are wanted; none without it. */
  readonly predict?: Int32Array;
}

export interface TrainingOptions extends ModelChoice {
  readonly seed: number;
  readonly classWeights?: 'balanced' | ArrayLike<number> | undefined;
  readonly backends: Backends;
  readonly pause?: Pause;
  /** Asked often; true ends the training, and the best so far is kept. */
  readonly isStopped?: () => boolean;
  readonly onEpoch?: (candidate: string, progress: EpochProgress) => void;
  /** The backend that was asked for can't be had, or was lost: to be shown. */
  readonly onNotice?: (notice: BackendNotice) => void;
}

export interface ComparedCandidate {
  readonly name: string;
  readonly devAccuracy: number | null;
  readonly devLogLoss: number | null;
}

export interface Training {
  readonly model: TrainedModel;
  readonly kind: 'ngrams' | 'softmax' | 'mlp';
  /** Null: plain typed arrays, without tfjs. */
  readonly backend: BackendName | null;
  readonly history: readonly EpochProgress[];
  readonly trainItems: number;
  /** Where `dev` was measured: on the dev rows, or on all training rows in turn, each by a model that had not seen it. */
  readonly devSource: 'split' | 'folds';
  /** After calibration; null where nothing could be held out. */
  readonly dev: HeldOutFigures | null;
  readonly temperature: number | null;
  readonly candidates: readonly ComparedCandidate[];
  readonly hyperparameters: readonly (readonly [string, string])[];
  /** Sentences for the screen. */
  readonly notes: readonly string[];
  /** Of the rows asked for, rows x classes. */
  readonly probabilities: Float32Array;
}

const FOLDS = 5;
/** Held-out items a temperature is fitted on at least. */
const ITEMS_FOR_TEMPERATURE = 20;

/** What other features than the first have to gain at least, on held-out rows: so much accuracy, or so much of the log loss, which tells more where rows are few. */
const [WORTH_ACCURACY, WORTH_LOSS] = [0.01, 0.1];

interface Tried {
  readonly candidate: Candidate;
  readonly fitted: FittedCandidate;
  /** Held-out rows in order, their labels and probabilities; null: stopped before it was measured, or nothing can be held out. */
  readonly heldOut: { readonly labels: Int32Array; readonly probabilities: Float32Array } | null;
  readonly accuracy: number | null;
  readonly logLoss: number | null;
}

/**
 * Which model tells the classes of these items apart best, and how sure is it of every item?
 *
 * Each candidate (`listCandidates`) is fitted on the labelled training rows, preprocessing included, and measured on the labelled dev rows; without any, by 5-fold cross-validation of the
 * training rows. The highest held-out accuracy wins, of equal ones the lowest log loss; features after the first only
 * where they gain more than a point, or a tenth of the log loss at no less accuracy. Its temperature is fitted on the held-out probabilities and put into its weights.
 * The same input and seed give the same model on the same backend.
 *
 * Rejects with `TrainingFailed`, which says what to do, for labels of fewer than two classes, numbers that overflow, and a model that gives all rows the same probabilities; never does something else take the place
 * of a model that failed. Don't trust the held-out figures where items come in groups that are alike, and take them as a little hopeful: the best of several was chosen on them.
 */
export async function trainModel(input: TrainingInput, options: TrainingOptions): Promise<Training> {
  const { labels, classes } = input;
  const { seed, backends, pause, isStopped = () => false } = options;
  const [train, dev] = [input.train.filter((row) => labels[row]! >= 0), input.dev.filter((row) => labels[row]! >= 0)];
  refuseFewClasses(labels, train);
  const notices: BackendNotice[] = [];
  const onNotice = (notice: BackendNotice) => {
    notices.push(notice);
    options.onNotice?.(notice);
  };
  const tried: Tried[] = [];
  for (const candidate of listCandidates(input.features, options, train.length)) {
    if (tried.length > 0 && isStopped()) break;
    const common: CandidateOptions = { classes, seed, classWeights: options.classWeights, backends, onNotice, pause, isStopped, onEpoch: () => undefined };
    const fitted = await finite(trainCandidate(candidate, labels, train, dev, { ...common, onEpoch: (progress) => options.onEpoch?.(candidate.name, progress) }));
    const heldOut = dev.length > 0 ? { labels: dev.map((row) => labels[row]!), probabilities: await predictModel(fitted, candidate.features.source, { backends, onNotice, rows: dev, pause }) } : await inFolds(candidate, labels, train, common);
    tried.push({ candidate, fitted, heldOut, ...scoreOf(heldOut, classes) });
  }
  const best = tried.reduce((a, b) => (isBetter(b, a) ? b : a));
  const temperature = best.heldOut && best.heldOut.labels.length >= ITEMS_FOR_TEMPERATURE ? fitTemperature(best.heldOut.probabilities, best.heldOut.labels, classes) : null;
  const { features } = best.candidate;
  const model: TrainedModel = { features: features.kind, featureVersion: features.version, preprocessing: best.fitted.preprocessing, head: withTemperature(best.fitted.head, temperature ?? 1) };
  const predicted = input.predict ?? new Int32Array(0);
  const probabilities = await predictModel(model, (await features.complete?.()) ?? features.source, { backends, onNotice, rows: predicted, pause });
  refuseUseless(probabilities, classes);
  const calibrated = best.heldOut && { ...best.heldOut, probabilities: cooled(best.heldOut.probabilities, classes, temperature) };
  const usesBackend = best.candidate.model.kind === 'mlp' || features.source.kind === 'dense';
  return {
    model,
    kind: best.candidate.model.kind,
    backend: usesBackend ? (await backends.start()).name : null,
    history: best.fitted.history,
    trainItems: train.length,
    devSource: dev.length > 0 ? 'split' : 'folds',
    dev: calibrated && (await measureHeldOut(calibrated.probabilities, calibrated.labels, { classes, seed, pause })),
    temperature,
    candidates: tried.map(({ candidate, accuracy, logLoss }) => ({ name: candidate.name, devAccuracy: accuracy, devLogLoss: logLoss })),
    hyperparameters: describe(best.candidate, options),
    notes: [...new Set(notices.map(({ message }) => message)), ...(isStopped() ? ['The training was stopped; this is the best model until then.'] : []), ...(best.heldOut ? [] : ['No figures: too few labelled items to hold some out, or stopped before that.'])],
    probabilities,
  };
}

/** Each training row predicted by a model fitted without its fold; null where a fold would leave one class, or when stopped. */
async function inFolds(candidate: Candidate, labels: Int32Array, train: Int32Array, options: CandidateOptions): Promise<Tried['heldOut']> {
  const own = train.map((row) => labels[row]!);
  const folds = stratifiedFolds(own, Math.min(FOLDS, train.length), options.seed);
  const probabilities = new Float32Array(train.length * options.classes);
  for (const fold of [...new Set(folds)].sort((a, b) => a - b)) {
    const learnt = train.filter((_, at) => folds[at] !== fold);
    if (options.isStopped() || new Set(learnt.map((row) => labels[row]!)).size < 2) return null;
    const fitted = await finite(trainCandidate(candidate, labels, learnt, new Int32Array(0), options));
    const places = Int32Array.from(train.keys()).filter((at) => folds[at] === fold);
    const predicted = await predictModel(fitted, candidate.features.source, { backends: options.backends, onNotice: options.onNotice, rows: places.map((at) => train[at]!), pause: options.pause });
    places.forEach((at, place) => probabilities.set(predicted.subarray(place * options.classes, (place + 1) * options.classes), at * options.classes));
  }
  return options.isStopped() ? null : { labels: own, probabilities };
}

/** A preprocessing or a training refuses numbers that are not finite by RangeError: said in words here. */
async function finite<T>(training: Promise<T>): Promise<T> {
  try {
    return await training;
  } catch (error) {
    if (!(error instanceof RangeError) || !/finite/.test(error.message)) throw error;
    throw new TrainingFailed('notFinite', `The training met a number that is not finite (${error.message}). Compute the features again, or look for columns with extreme values.`);
  }
}

function scoreOf(heldOut: Tried['heldOut'], classes: number): Pick<Tried, 'accuracy' | 'logLoss'> {
  if (!heldOut) return { accuracy: null, logLoss: null };
  const { accuracy, loss } = measureDev(heldOut.probabilities, heldOut.labels, classes);
  return { accuracy, logLoss: loss };
}

/** Whether a, which was tried later, takes the place of b. Features that come later take longer, and have to be worth it. */
function isBetter(a: Tried, b: Tried): boolean {
  if (a.accuracy === null || b.accuracy === null) return a.accuracy !== null && b.accuracy === null;
  if (a.candidate.features !== b.candidate.features) return a.accuracy > b.accuracy + WORTH_ACCURACY || (a.accuracy >= b.accuracy && a.logLoss! < (1 - WORTH_LOSS) * b.logLoss!);
  return a.accuracy !== b.accuracy ? a.accuracy > b.accuracy : a.logLoss! < b.logLoss!;
}

function refuseFewClasses(labels: Int32Array, train: Int32Array): void {
  if (train.length === 0) throw new TrainingFailed('tooFewExamples', 'No training item has a label. Label some items of at least two classes, then train.');
  if (new Set(train.map((row) => labels[row]!)).size < 2) throw new TrainingFailed('tooFewClasses', `All ${train.length} labelled training items have the same class. Label some of another class, then train again.`);
}

/** Probabilities that are no numbers, or the same for all rows, rank nothing. */
function refuseUseless(probabilities: Float32Array, classes: number): void {
  const rows = probabilities.length / classes;
  if (probabilities.some((p) => !Number.isFinite(p))) throw new TrainingFailed('notFinite', 'The model gives probabilities that are no numbers. Choose softmax regression, or look for columns with extreme values.');
  const isConstant = rows > 1 && probabilities.every((p, at) => Math.abs(p - probabilities[at % classes]!) < 1e-6);
  if (isConstant) throw new TrainingFailed('oneScore', `The model gives all ${rows} items the same probabilities: its features tell nothing about the classes. Look whether the items have content, choose other features, or label more.`);
}

function cooled(probabilities: Float32Array, classes: number, temperature: number | null): Float32Array {
  return temperature === null ? probabilities : applyTemperature(probabilities, classes, temperature);
}

function describe({ name, features, model }: Candidate, { classWeights }: TrainingOptions): (readonly [string, string])[] {
  const own: (readonly [string, string])[] = model.kind === 'mlp' ? [['hidden units', String(model.hidden)], ['most epochs', String(model.epochs)]] : [['C', String(model.c)]];
  return [['model', name], ['features', features.version], ...own, ['class weights', classWeights === undefined ? 'none' : classWeights === 'balanced' ? 'balanced' : Array.from(classWeights).join(', ')]];
}
