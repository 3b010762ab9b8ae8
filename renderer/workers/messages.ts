import type { TrainedModel } from '../../shared/contract/models';
import type { ServiceName } from '../../shared/contract/shell';
import type { Backend } from '../../shared/domain/model';
import type { TrainingState } from '../../shared/training/trainingEnvironment';
import type { TrainingRequest } from '../../shared/training/trainingRequest';

/** Window -> model worker. One training at a time. */
export type ToModelWorker =
  /** With one port: the worker's own line to a service, at start and after each restart of it. */
  | { readonly type: 'port'; readonly service: ServiceName }
  /** With one port, which is never written to: it closes when the worker ends, however it ends. */
  | { readonly type: 'lifeline' }
  | { readonly type: 'train'; readonly request: TrainingRequest; readonly backend: Backend | 'auto'; readonly version: string }
  /** Keep the best so far. */
  | { readonly type: 'stop' }
  /** For tests: cuts the graphics card off, as a driver that crashes does. */
  | { readonly type: 'loseContext' };

/** Model worker -> window. */
export type FromModelWorker =
  | { readonly type: 'state'; readonly state: TrainingState }
  | { readonly type: 'trained'; readonly model: TrainedModel }
  /** `message` is written for the user. */
  | { readonly type: 'failed'; readonly message: string };
