import { create } from 'zustand';
import type { TrainedModel, TrainingEpoch } from '../../shared/contract/models';
import { trainInWorker, type TrainingOptions, type TrainingProgress, WorkerDied } from '../data/modelWorker';

/** Loss and dev accuracy of one model, epoch by epoch. */
export interface TrainingCurve {
  readonly name: string;
  readonly epochs: readonly TrainingEpoch[];
}

interface TrainingState {
  /** What is being trained, or was trained last. */
  readonly options: TrainingOptions | null;
  readonly startedAt: number;
  readonly isRunning: boolean;
  /** Asked to stop; the best so far is being kept. */
  readonly isStopping: boolean;
  readonly progress: TrainingProgress | null;
  /** One a candidate, the present one last. */
  readonly curves: readonly TrainingCurve[];
  readonly result: TrainedModel | null;
  readonly failure: { readonly message: string; readonly workerDied: boolean } | null;
}

const IDLE: TrainingState = { options: null, startedAt: 0, isRunning: false, isStopping: false, progress: null, curves: [], result: null, failure: null };
/** Epochs of small models come by the hundred a second: the screen is drawn for some of them only. */
const DRAWN_EVERY_MS = 100;

/** The one training of this window. It goes on while its user labels. */
export const useTraining = create<TrainingState>(() => IDLE);
const set = useTraining.setState;

let controller: AbortController | null = null;
let projectUid: string | null = null;

/** Starts a training, unless one runs. Ends when it has ended, however it ended. */
export async function startTraining(options: TrainingOptions): Promise<void> {
  if (controller) return;
  const mine = (controller = new AbortController());
  const drawn = gatherProgress((part) => controller === mine && set(part));
  set({ ...IDLE, options, startedAt: Date.now(), isRunning: true });
  try {
    const result = await trainInWorker(options, { onProgress: drawn.add, signal: mine.signal });
    drawn.flush();
    if (controller === mine) set({ result });
  } catch (error) {
    drawn.flush();
    if (controller === mine && !(mine.signal.aborted && isAbort(error))) set({ failure: { message: error instanceof Error ? error.message : String(error), workerDied: error instanceof WorkerDied } });
  } finally {
    drawn.stop();
    if (controller === mine) {
      controller = null;
      set({ isRunning: false, isStopping: false, progress: null });
    }
  }
}

/** The best model so far is kept. */
export function stopTraining(): void {
  controller?.abort();
  set({ isStopping: controller !== null });
}

/** A training belongs to the project it was started in: with another one open, or none, it is given up and forgotten. */
export function keepTrainingToProject(uid: string | null): void {
  if (uid === projectUid) return;
  projectUid = uid;
  controller?.abort();
  controller = null;
  set(IDLE, true);
}

const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';

/** Collects epochs into curves and tells of them at most every 100 ms; a new phase at once. */
function gatherProgress(tell: (part: Pick<TrainingState, 'progress' | 'curves'>) => void): { readonly add: (progress: TrainingProgress) => void; readonly flush: () => void; readonly stop: () => void } {
  let latest: TrainingProgress | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const curves: { name: string; epochs: TrainingEpoch[] }[] = [];
  const stop = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const flush = () => {
    stop();
    if (latest) tell({ progress: latest, curves: curves.map(({ name, epochs }) => ({ name, epochs: [...epochs] })) });
  };
  const add = (progress: TrainingProgress) => {
    const isNewPhase = progress.phase !== latest?.phase;
    latest = progress;
    if (progress.epoch) {
      const name = progress.candidate ?? '';
      if (curves.at(-1)?.name !== name) curves.push({ name, epochs: [] });
      curves.at(-1)!.epochs.push(progress.epoch);
    }
    if (isNewPhase) flush();
    else timer ??= setTimeout(flush, DRAWN_EVERY_MS);
  };
  return { add, flush, stop };
}
