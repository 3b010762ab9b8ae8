import type { Input, MessageName, Output } from '../contract';
import type { TrainingEpoch } from '../contract/models';
import type { Backend } from '../domain/model';
import type { Pause } from '../metrics/measure';
import type { Backends } from '../model/backends/backends';
import type { ExtractEnvironment } from '../model/extract/extractEnvironment';

export interface TrainingState {
  /** In a few words. */
  readonly phase: string;
  /** 0 .. 1 of the phase; null while unknown. */
  readonly share: number | null;
  /** Null: none yet, or plain typed arrays. */
  readonly backend: Backend | null;
  /** The model that is being trained, among several. */
  readonly candidate: string | null;
  /** What the last epoch gave; null between epochs. */
  readonly epoch: TrainingEpoch | null;
}

/** What a training needs of the process that it runs in. */
export interface TrainingHost {
  /** One message of the contract. */
  readonly call: <N extends MessageName>(message: N, input: Input<N>) => Promise<Output<N>>;
  /** The bytes of an item's file. Rejects with what is wrong, for the end of "item 7: …"; the item is then left out. */
  readonly load: (itemId: number) => Promise<Uint8Array>;
  readonly extract: ExtractEnvironment;
  readonly backends: Backends;
  /** Of Goldset and of tfjs: noted in the bundle. */
  readonly versions: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly now: () => number;
  /** Called often: lets other messages in. Rejecting ends the training; no run is made. */
  readonly pause: () => Promise<void>;
  /** Asked often: true ends the training, and the best model so far is kept. */
  readonly isStopped: () => boolean;
  readonly onState: (state: TrainingState) => void;
}

/** The host within one training: each pause says how far it is. */
export interface TrainingEnvironment extends Pick<TrainingHost, 'call' | 'load' | 'extract' | 'backends'> {
  readonly pause: Pause;
  readonly onNotice: (message: string) => void;
}
