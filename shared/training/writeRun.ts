import type { ModelDetails, TrainingPlan } from '../contract/models';
import type { RunInfo } from '../contract/runs';
import type { BundleFile } from '../model/bundle/bundleFiles';
import type { Learned } from './learned';
import type { TrainingEnvironment } from './trainingEnvironment';

/** One block of the file: a label that is saved meanwhile waits for no more than that. */
const ROWS = 4_096;
const MOST_NOTES = 10_000;

interface FinishedModel extends Pick<Learned, 'predicted' | 'probabilities'> {
  readonly name: string;
  readonly details: ModelDetails;
  readonly files: readonly BundleFile[];
}

/** Writes a model's predictions as a run, which is seen when all of it is there. */
export async function writeRun({ call, pause }: Pick<TrainingEnvironment, 'call' | 'pause'>, { classes }: TrainingPlan, { name, details, files, predicted, probabilities }: FinishedModel): Promise<RunInfo> {
  const { runId } = await call('models.begin', { name, classUids: classes.map(({ uid }) => uid) });
  for (let from = 0; from < predicted.length; from += ROWS) {
    await pause(from / predicted.length, 'saving');
    const itemIds = Uint32Array.from(predicted.subarray(from, from + ROWS), (item) => item + 1);
    await call('models.addPredictions', { runId, itemIds, probabilities: probabilities.slice(from * classes.length, (from + itemIds.length) * classes.length) });
  }
  await pause(1, 'saving');
  return call('models.finish', { runId, notes: details.notes.join('\n').slice(0, MOST_NOTES), details, files: files.map(({ name: fileName, bytes }) => ({ name: fileName, bytes: new Uint8Array(bytes) })) });
}
