import type { TrainedModel, TrainingEpoch } from '../../shared/contract/models';
import type { FromModelWorker, ToModelWorker } from '../workers/messages';
import { onShellMessage } from './connect';
import type { Backend, FeatureKind, LabelSource, ModelKind } from '../../shared/domain/model';

export interface TrainingOptions {
  /** Of the run that comes out of it. */
  readonly name: string;
  /** `auto`: what fits the project, the best by dev score where there are several. */
  readonly model: ModelKind | 'auto';
  readonly features: FeatureKind | 'auto';
  readonly labelSource: LabelSource;
  /** `balanced`: rare classes weigh as much as frequent ones. */
  readonly classWeights: 'none' | 'balanced';
  readonly seed: number;
  /** `auto`: the quickest by a short measurement. */
  readonly backend: Backend | 'auto';
}

export interface TrainingProgress {
  /** In words: "reading images", "training softmax (2 of 3)". */
  readonly phase: string;
  /** 0 .. 1 of the phase; null while unknown. */
  readonly share: number | null;
  /** Null: none yet, or plain typed arrays. */
  readonly backend: Backend | null;
  /** The model being trained, among several; its name starts a new curve. */
  readonly candidate: string | null;
  /** What the last epoch gave; null between epochs. */
  readonly epoch: TrainingEpoch | null;
}

export interface TrainingListeners {
  readonly onProgress: (progress: TrainingProgress) => void;
  /** Aborted: the best model so far is kept and resolved with; without any it rejects. */
  readonly signal: AbortSignal;
}

/** Trains in the model worker and keeps the run. Rejects with words for the user; `WorkerDied` where the worker ended by itself. */
export function trainInWorker({ backend, ...request }: TrainingOptions, { onProgress, signal }: TrainingListeners): Promise<TrainedModel> {
  if (isTraining) return Promise.reject(new Error('A training runs already. Stop it, or wait for its end.'));
  isTraining = true;
  clearTimeout(letGo);
  const mine = (worker ??= startWorker());
  return new Promise<TrainedModel>((resolve, reject) => {
    const stop = () => tell(mine, { type: 'stop' });
    const end = () => {
      isTraining = false;
      signal.removeEventListener('abort', stop);
      mine.onmessage = mine.onerror = null;
      endWorker = dropWorker;
      letGo = setTimeout(dropWorker, KEPT_MS);
    };
    endWorker = () => {
      if (worker !== mine) return;
      end();
      mine.terminate();
      worker = null;
      reject(new WorkerDied('The model worker ended in the middle of the training. No label was touched and no run was made; train again.'));
    };
    mine.onmessage = ({ data }: MessageEvent<FromModelWorker>) => {
      if (data.type === 'state') return onProgress(data.state);
      end();
      if (data.type === 'trained') resolve(data.model);
      else reject(new Error(data.message));
    };
    mine.onerror = (event) => {
      event.preventDefault();
      endWorker();
    };
    signal.addEventListener('abort', stop);
    tell(mine, { type: 'train', request, backend, version: window.goldset.versions.app });
    if (signal.aborted) stop();
  });
}

let worker: Worker | null = null;
let isTraining = false;
let isListening = false;
let endWorker = dropWorker;
/** A worker keeps its networks and some 200 MB: long enough for another try, and no longer. */
const KEPT_MS = 30_000;
let letGo: ReturnType<typeof setTimeout> | undefined;

function startWorker(): Worker {
  const started = new Worker(new URL('../workers/model.ts', import.meta.url), { type: 'module', name: 'model' });
  if (!isListening) {
    onShellMessage((message, ports) => {
      if (message.type === 'goldset-port' && message.holder === 'modelWorker' && worker) worker.postMessage({ type: 'port', service: message.service } satisfies ToModelWorker, [...ports]);
    });
  }
  isListening = true;
  // no event of the worker tells that it was killed; a line to it is closed then
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('close', () => worker === started && endWorker());
  port1.start();
  started.postMessage({ type: 'lifeline' } satisfies ToModelWorker, [port2]);
  window.goldset.requestPorts('modelWorker');
  return started;
}

/** One that ended between trainings, or waited long enough for another: the next starts a new one. */
function dropWorker(): void {
  worker?.terminate();
  worker = null;
}

function tell(to: Worker, message: ToModelWorker): void {
  to.postMessage(message, []);
}

/** The worker ended without an answer: out of memory, or killed. */
export class WorkerDied extends Error {
  override readonly name = 'WorkerDied';
}
