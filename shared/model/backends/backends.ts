import { removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { BackendLost, BACKEND_TITLES, type BackendEnvironment, type BackendName, type BackendNotice, type StartedBackend } from './backend';
import { startBackend } from './startBackend';

/** The backends of a process: started at the first need, and replaced when the graphics card goes away in the middle of a computation. */
export class Backends {
  readonly #environment: BackendEnvironment;
  readonly #withheld: Set<BackendName>;
  #preferred: BackendName | 'auto';
  #started: Promise<StartedBackend> | null = null;

  constructor(environment: BackendEnvironment, preferred: BackendName | 'auto' = 'auto') {
    this.#environment = environment;
    this.#withheld = new Set(environment.withheld ?? []);
    this.#preferred = preferred;
  }

  /** Another wish: measured anew at the next need. */
  prefer(preferred: BackendName | 'auto'): void {
    if (preferred === this.#preferred) return;
    this.#preferred = preferred;
    this.#started = null;
  }

  /** Starts one where none is, and sets it. */
  async start(): Promise<StartedBackend> {
    this.#started ??= startBackend(this.#preferred, { ...this.#environment, withheld: [...this.#withheld] });
    const started = await this.#started.catch((error: unknown) => {
      this.#started = null;
      throw error;
    });
    await setBackend(started.name);
    return started;
  }

  /**
   * Runs work that computes on the backend. Where the graphics card is lost meanwhile, it is given up until the process ends, the next backend starts, `onNotice` is told, and the
   * work runs again from its beginning: so `work` has to leave nothing behind. A backend that was asked for and can't be had is told of too.
   */
  async run<T>(work: (backend: BackendName) => Promise<T>, onNotice: (notice: BackendNotice) => void): Promise<T> {
    for (;;) {
      const started = await this.start();
      if (started.notice) onNotice(started.notice);
      try {
        return await work(started.name);
      } catch (error) {
        if (!(error instanceof BackendLost)) throw error;
        this.#withheld.add(error.backend);
        this.#started = null;
        dropBackend(error.backend);
        const next = await this.start();
        onNotice({ kind: 'backendFellBack', from: error.backend, to: next.name, message: `${error.message} ${BACKEND_TITLES[next.name]} computes instead; the training began again.` });
        // told already
        if (next.notice) this.#started = Promise.resolve({ ...next, notice: null });
      }
    }
  }
}

function dropBackend(name: BackendName): void {
  try {
    removeBackend(name);
  } catch {
    // what it held went away with the card
  }
}
