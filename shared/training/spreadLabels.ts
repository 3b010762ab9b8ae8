import type { Pause } from '../metrics/measure';
import { applyTemperature } from '../model/calibration/applyTemperature';
import { fitTemperature } from '../model/calibration/fitTemperature';
import { applyPreprocessing, fitPreprocessing } from '../model/featureSource';
import { stratifiedFolds } from '../model/linear/crossValidate';
import { measureHeldOut } from '../model/measureHeldOut';
import { buildNeighbourGraph } from '../model/neighbours/buildNeighbourGraph';
import { propagateLabels } from '../model/propagation/propagateLabels';
import { propagationHeldOut } from '../model/propagation/propagationHeldOut';
import type { Learned } from './learned';
import type { ReadFeatures } from './readFeatures';
import { TrainingProblem } from './trainingProblem';

interface SpreadOptions {
  readonly read: ReadFeatures;
  /** By item: place of its class, -1 for none. */
  readonly labels: Int32Array;
  readonly classNames: readonly string[];
  readonly train: Int32Array;
  readonly dev: Int32Array;
  readonly seed: number;
  readonly pause: Pause;
}

const NEIGHBOURS = 10;
const FOLDS = 5;
/** Held-out items a temperature is fitted on at least. */
const ITEMS_FOR_TEMPERATURE = 20;

/**
 * Which class has each item, if items that are alike have the same?
 *
 * Labels of the training items are spread over the graph of nearest neighbours of all items, and measured on the dev items, or on the training items in turn where there are none of those. Items that no
 * label reaches are not predicted. Throws `TrainingProblem` where no item but the labelled ones is reached, or all get the same probabilities.
 */
export async function spreadLabels({ read: { features, usable }, labels, classNames, train, dev, seed, pause }: SpreadOptions): Promise<Learned> {
  const classes = classNames.length;
  const placeOf = new Map(Array.from(usable, (item, row) => [item, row]));
  const preprocessing = fitPreprocessing(features.source, train);
  const graph = await buildNeighbourGraph(applyPreprocessing(preprocessing, features.source, usable), { k: NEIGHBOURS, seed, pause });
  const only = (items: Int32Array) => {
    const own = new Int32Array(usable.length).fill(-1);
    for (const item of items) own[placeOf.get(item)!] = labels[item]!;
    return own;
  };
  const [learnt, watched] = [only(train), only(dev)];
  const spread = await propagateLabels(graph, learnt, { classes, pause });
  const isSplit = dev.length > 0;
  const heldLabels = isSplit ? watched : learnt;
  const held = isSplit ? spread.probabilities : (await propagationHeldOut(graph, learnt, stratifiedFolds(learnt, Math.min(FOLDS, train.length), seed), { classes, pause })).probabilities;
  const reachedLabels = heldLabels.map((label, row) => (Number.isNaN(held[row * classes]!) ? -1 : label));
  const heldItems = reachedLabels.reduce((count, label) => count + (label >= 0 ? 1 : 0), 0);
  const temperature = heldItems >= ITEMS_FOR_TEMPERATURE ? fitTemperature(held, reachedLabels, classes) : null;
  const predicted = Int32Array.from(usable.keys()).filter((row) => spread.labels[row]! >= 0);
  if (predicted.length <= train.length && predicted.length < usable.length) throw new TrainingProblem('modelFailed', 'No item without a label has a labelled one among those like it, so nothing spreads. Nothing was written; label more, or choose another model.');
  const reached = new Float32Array(predicted.length * classes);
  predicted.forEach((row, at) => reached.set(spread.probabilities.subarray(row * classes, (row + 1) * classes), at * classes));
  if (reached.every((value, at) => Math.abs(value - reached[at % classes]!) < 1e-6)) throw new TrainingProblem('modelFailed', 'All items get the same probabilities: what they are turned into tells nothing about the classes. Nothing was written; choose other features, or label more.');
  const calibrated = (values: Float32Array) => (temperature === null ? values : applyTemperature(values, classes, temperature));
  const guessed = guessedClasses(held, reachedLabels, classes, spread.labels.filter((_, row) => learnt[row]! < 0));
  const unreached = usable.length - predicted.length;
  const unmeasured = heldLabels.reduce((count, label) => count + (label >= 0 ? 1 : 0), 0) - heldItems;
  return {
    model: null,
    kind: 'propagation',
    backend: null,
    history: [],
    trainItems: train.length,
    devSource: isSplit ? 'split' : 'folds',
    dev: await measureHeldOut(calibrated(held), reachedLabels, { classes, seed, pause }),
    temperature,
    candidates: [],
    hyperparameters: [['model', 'Label propagation'], ['features', features.version], ['neighbours', String(NEIGHBOURS)], ['alpha', '0.9']],
    notes: [
      ...(guessed.length === 1 ? [`Every item whose label it was not told is predicted to be “${classNames[guessed[0]!]}”: items that are alike do not share their class here, and the accuracy is only that class's share. Choose softmax regression instead, or label more of the other classes.`] : []),
      ...(unreached > 0 ? [`${unreached.toLocaleString('en')} items are like no labelled one and have no prediction.`] : []),
      ...(unmeasured > 0 ? [`${unmeasured.toLocaleString('en')} held-out items were not reached and are not in the figures.`] : []),
    ],
    predicted: predicted.map((row) => usable[row]!),
    probabilities: calibrated(reached),
  };
}

/** The classes that are given to items which kept their label back: held-out ones, and ones without a label. */
function guessedClasses(held: Float32Array, heldLabels: Int32Array, classes: number, unlabelled: Int32Array): number[] {
  const guessed = new Set(unlabelled.filter((label) => label >= 0));
  heldLabels.forEach((label, row) => {
    const own = held.subarray(row * classes, (row + 1) * classes);
    if (label >= 0) guessed.add(own.indexOf(Math.max(...own)));
  });
  return [...guessed];
}
