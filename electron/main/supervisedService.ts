import { restartDelay } from './restartPolicy';
import { ServiceError, type ServiceProcess } from './serviceProcess';

export interface SupervisedServiceOptions<P> {
  readonly name: string;
  /** Forks the process; `onExit` must be called once when it ends. */
  readonly fork: (onExit: (code: number) => void) => P;
  /** Brings a fresh process to where the last one was. A `ServiceError` in it stops the service with that message. */
  readonly restore: (process: P) => Promise<void>;
  /** After a restart: the process works again. */
  readonly onRestored: () => void;
  readonly onState: (state: 'restarting' | 'stopped', message: string) => void;
  readonly log: (line: string) => void;
}

/** Keeps one service running: forks it again when it ends by itself, until that happens too often. */
export class SupervisedService<P extends Pick<ServiceProcess<never>, 'ready' | 'kill'>> {
  readonly #options: SupervisedServiceOptions<P>;
  readonly #exits: number[] = [];
  #up: Promise<P>;
  #stopped: ServiceError | null = null;
  #ending = false;
  #restarting = false;
  #process: P | null = null;

  constructor(options: SupervisedServiceOptions<P>) {
    this.#options = options;
    this.#up = this.#start();
  }

  /** The working process; waits while it is being started again, rejects with `ServiceError` when it was given up. */
  async whenUp(): Promise<P> {
    for (;;) {
      if (this.#stopped) throw this.#stopped;
      const up = this.#up;
      try {
        return await up;
      } catch (error) {
        // another start may be under way by now
        if (up === this.#up) throw error;
      }
    }
  }

  /** `onRestored` will follow, or `stopped`. */
  get isRestarting(): boolean {
    return this.#restarting;
  }

  /** After `stopped`: the user wants another try. */
  retry(): void {
    if (!this.#stopped) return;
    this.#stopped = null;
    this.#exits.length = 0;
    this.#restart(0);
  }

  /** Ends it for good. */
  end(): void {
    this.#ending = true;
    this.#process?.kill();
  }

  async #start(): Promise<P> {
    const process = this.#options.fork((code) => this.#exited(process, code));
    this.#process = process;
    const up = (async () => {
      await process.ready;
      await this.#options.restore(process);
      return process;
    })();
    up.catch((error: unknown) => this.#notRestored(process, error));
    return up;
  }

  #exited(process: P, code: number): void {
    if (this.#ending || this.#process !== process) return;
    const { name, log, onState } = this.#options;
    log(`${name} ended with code ${code}`);
    this.#exits.push(Date.now());
    const delay = restartDelay(this.#exits);
    if (delay === null) {
      this.#stop(new ServiceError({ code: 'stopped', message: `The ${name} process keeps ending as soon as it is started. Everything marked as saved is in the project file.`, expected: true }));
      return;
    }
    onState('restarting', '');
    this.#restart(delay);
  }

  #restart(delay: number): void {
    this.#restarting = true;
    this.#up = new Promise<void>((resolve) => setTimeout(resolve, delay)).then(() => this.#start());
    this.#up.then(
      () => {
        this.#restarting = false;
        this.#options.onRestored();
      },
      () => undefined, // its end or its refusal is handled where it happened
    );
  }

  /** A process that runs but could not be brought back to its project would refuse everything: it is no use. */
  #notRestored(process: P, error: unknown): void {
    if (this.#process !== process || !(error instanceof ServiceError) || error.failure.code === 'restarted') return;
    this.#process = null;
    process.kill();
    this.#stop(error);
  }

  #stop(error: ServiceError): void {
    this.#options.log(`${this.#options.name} given up: ${error.message}`);
    this.#stopped = error;
    this.#restarting = false;
    this.#options.onState('stopped', error.message);
  }
}
