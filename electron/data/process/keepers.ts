import type { FromData, KeepTask, ToData } from '../../processMessages';
import { Refusal } from '../refusal';

/** Keeper processes of this data process: the shell forks one for each task. */
export class Keepers {
  readonly #tell: (message: FromData) => void;
  readonly #waiting = new Map<number, { resolve: (problems: readonly string[]) => void; reject: (error: Error) => void }>();
  #lastId = 0;

  constructor(tell: (message: FromData) => void) {
    this.#tell = tell;
  }

  /** Rejects when the task fails, or its process ends, which an abort makes it do. */
  run(task: KeepTask, signal: AbortSignal): Promise<readonly string[]> {
    const requestId = ++this.#lastId;
    const kill = () => this.#tell({ type: 'killKeeper', requestId });
    signal.addEventListener('abort', kill);
    return new Promise<readonly string[]>((resolve, reject) => {
      this.#waiting.set(requestId, { resolve, reject });
      this.#tell({ type: 'keep', requestId, task });
    }).finally(() => signal.removeEventListener('abort', kill));
  }

  /** The shell says how a task ended. */
  ended(message: Extract<ToData, { type: 'kept' }>): void {
    const entry = this.#waiting.get(message.requestId);
    this.#waiting.delete(message.requestId);
    if (message.ok) entry?.resolve(message.value as readonly string[]);
    else entry?.reject(message.failure.expected ? new Refusal(message.failure.code, message.failure.message) : new Error(message.failure.message));
  }
}
