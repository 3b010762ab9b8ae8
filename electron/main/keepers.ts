import type { KeepTask, ToData, ToKeeper } from '../processMessages';
import { ServiceError, ServiceProcess } from './serviceProcess';

export interface KeepersOptions {
  readonly entry: string;
  /** Tells the data process how its task ended. */
  readonly onKept: (message: Extract<ToData, { type: 'kept' }>) => void;
  readonly log: (line: string) => void;
}

/** Throw-away processes that check or back up the open project while the data process goes on writing to it. */
export class Keepers {
  readonly #options: KeepersOptions;
  readonly #running = new Map<number, ServiceProcess<ToKeeper>>();

  constructor(options: KeepersOptions) {
    this.#options = options;
  }

  async run(requestId: number, task: KeepTask): Promise<void> {
    const { entry, onKept, log } = this.#options;
    const keeper = new ServiceProcess<ToKeeper>({ entry, args: [], name: 'keeper', onMessage: () => undefined, onExit: () => undefined, log });
    this.#running.set(requestId, keeper);
    let answer: Parameters<typeof onKept>[0];
    try {
      await keeper.ready;
      answer = { type: 'kept', requestId, ok: true, value: await keeper.request((id) => ({ type: 'keep', requestId: id, task })) };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      answer = { type: 'kept', requestId, ok: false, failure: error.failure };
    }
    end(keeper);
    // a restarted data process counts from 1 again: a task of the last one is not its own
    if (this.#running.get(requestId) !== keeper) return;
    this.#running.delete(requestId);
    onKept(answer);
  }

  kill(requestId: number): void {
    const keeper = this.#running.get(requestId);
    if (keeper) end(keeper);
  }

  /** The data process that they worked for is gone. */
  killAll(): void {
    const running = [...this.#running.values()];
    this.#running.clear();
    for (const keeper of running) end(keeper);
  }
}

/** SIGTERM would wait until SQLite comes back to the event loop; a process that is still starting has no id to kill yet. */
function end(keeper: ServiceProcess<ToKeeper>): void {
  keeper.ready.then(
    () => (keeper.pid === undefined ? keeper.kill() : process.kill(keeper.pid, 'SIGKILL')),
    () => undefined, // it has ended
  );
}
