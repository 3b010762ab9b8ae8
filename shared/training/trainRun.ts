import type { TrainedModel } from '../contract/models';
import { writeBundle } from '../model/bundle/writeBundle';
import { trainModel } from '../model/trainModel';
import { TrainingFailed } from '../model/trainingFailed';
import { chooseFeatures } from './chooseFeatures';
import { chooseRows, type TrainingRowsChosen } from './chooseRows';
import { describeModel } from './describeModel';
import type { Learned } from './learned';
import { readContents } from './readContents';
import { type ReadFeatures, readFeatures } from './readFeatures';
import { spreadLabels } from './spreadLabels';
import type { TrainingEnvironment, TrainingHost, TrainingState } from './trainingEnvironment';
import { TrainingProblem } from './trainingProblem';
import type { TrainingRequest } from './trainingRequest';
import { writeRun } from './writeRun';

/** Reasons of failed items that are told one by one. */
const TOLD = 3;
/** What the steps of a training call themselves, in words for the screen. */
const PHASES: Readonly<Record<string, string>> = { train: 'training', predict: 'predicting', bootstrap: 'measuring' };

/**
 * Trains a model on the project's labels and writes its predictions of all items as a run.
 *
 * It learns from labelled items of the asked split and is measured on labelled dev items, or on all it learns from in turn where there are none; test items are only predicted. Throws
 * `TrainingProblem` where there is nothing to learn from or nothing was learnt, and what `pause` or a message rejects with: then there is no run, and only features that were computed stay.
 */
export async function trainRun(request: TrainingRequest, host: TrainingHost): Promise<TrainedModel> {
  const began = host.now();
  const notices: string[] = [];
  let state: TrainingState = { phase: 'reading labels', share: null, backend: null, candidate: null, epoch: null };
  const tell = (part: Partial<TrainingState>) => host.onState((state = { ...state, epoch: null, ...part }));
  const environment: TrainingEnvironment = {
    ...host,
    pause: async (share, phase) => {
      tell({ phase: PHASES[phase] ?? phase, share });
      await host.pause();
    },
    onNotice: (message) => notices.push(message),
  };
  tell({});
  const plan = await host.call('training.plan', { labelSource: request.labelSource });
  const chosen = chooseRows(plan, request.split ?? 'train');
  const contents = await readContents(plan, environment);
  const labelled = Int32Array.from([...chosen.train, ...chosen.dev]);
  const kinds = chooseFeatures(plan.modality, request, { labelled: labelled.length, texts: contents.texts });
  const compared: ReadFeatures[] = [];
  for (const kind of kinds) compared.push(await readFeatures(kind, { plan, contents, first: kinds.length > 1 ? labelled : null }, environment));
  // the usual features first: where there are several, items are texts, and these have all of them
  const usual = compared[0]!;
  const rows = onlyUsable(chosen, usual);
  const labels = Int32Array.from(plan.labels);
  const learn = async (): Promise<Learned> => {
    const { model, seed } = request;
    const { pause } = environment;
    if (model === 'propagation') return spreadLabels({ read: usual, labels, classNames: plan.classes.map(({ name }) => name), ...rows, seed, pause });
    const trained = await trainModel({ features: compared.map(({ features }) => features), labels, classes: plan.classes.length, ...rows, predict: usual.usable }, {
      model, seed, pause,
      backends: host.backends,
      classWeights: request.classWeights === 'balanced' ? 'balanced' : undefined,
      isStopped: host.isStopped,
      onEpoch: (candidate, { epoch, epochs, loss, devLoss, devAccuracy }) => tell({ phase: 'training', share: epoch / epochs, candidate, epoch: { epoch, loss, devLoss, devAccuracy } }),
      onNotice: ({ to }) => tell({ backend: to }),
    });
    return { ...trained, predicted: usual.usable };
  };
  const learned = await learn().catch((error: unknown) => {
    throw error instanceof TrainingFailed ? new TrainingProblem('modelFailed', `${error.message} Nothing was written.`) : error;
  });
  tell({ phase: 'saving', share: null, backend: learned.backend });
  const { features } = compared.find(({ features: { kind } }) => kind === learned.model?.features) ?? usual;
  const details = describeModel({ request, plan, learned, features, notes: [...notices, ...learned.notes, ...sayUnsplit(chosen.unsplit), ...sayFailures(usual.failures)], seconds: (host.now() - began) / 1000 });
  const { devSource, devItems, devAccuracy, devMacroF1, devLogLoss, seed, backend, temperature } = details;
  const info = { classes: plan.classes.map(({ name }) => name), temperature, seed, backend, versions: host.versions, metrics: { devSource, devItems, devAccuracy, devMacroF1, devLogLoss } };
  const run = await writeRun(environment, plan, { name: request.name, details, files: learned.model ? writeBundle(learned.model, info) : [], predicted: learned.predicted, probabilities: learned.probabilities });
  return { run, details, labels: details.trainItems };
}

/** Items whose content can't be read are not learnt from; none left is a problem to be told with its reason. */
function onlyUsable({ train, dev }: TrainingRowsChosen, { usable, failures }: ReadFeatures): { readonly train: Int32Array; readonly dev: Int32Array } {
  const known = new Set(usable);
  const rows = { train: train.filter((row) => known.has(row)), dev: dev.filter((row) => known.has(row)) };
  if (rows.train.length === 0) throw new TrainingProblem('noLabels', `No labelled item can be read (${sayFailure(failures[0])}). Look whether the media files of this project are there, and train again.`);
  return rows;
}

function sayUnsplit(count: number): string[] {
  return count === 0 ? [] : [`${count.toLocaleString('en')} labelled items are in no split and were not learnt from: put them into train.`];
}

function sayFailures(failures: ReadFeatures['failures']): string[] {
  if (failures.length === 0) return [];
  return [`${failures.length.toLocaleString('en')} items could not be read and have no prediction (${failures.slice(0, TOLD).map(sayFailure).join('; ')}${failures.length > TOLD ? '; …' : ''}).`];
}

function sayFailure(failure: ReadFeatures['failures'][number] | undefined): string {
  return failure ? `item ${failure.itemId}: ${failure.reason}` : 'none has features';
}
