import { utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import type { Failure } from '../../shared/contract/wire';
import type { FromData } from '../processMessages';

/** A request to a service that was refused or failed there. */
export class ServiceError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'ServiceError';
    this.failure = failure;
  }
}

export interface ServiceProcessOptions {
  /** Built entry file. */
  readonly entry: string;
  readonly args: readonly string[];
  /** Name in the task manager. */
  readonly name: string;
  readonly onMessage: (message: FromData) => void;
  /** Once, however it ended; `code` is what the system says (a signal gives its number or another non-zero one). */
  readonly onExit: (code: number) => void;
  readonly log: (line: string) => void;
}

/** One forked service: requests with answers, messages with ports, and its end. Never started again: the supervisor forks a new one. */
export class ServiceProcess<Message extends { readonly type: string }> {
  readonly ready: Promise<void>;
  readonly #child: UtilityProcess;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #lastId = 0;
  #ended = false;

  constructor({ entry, args, name, onMessage, onExit, log }: ServiceProcessOptions) {
    this.#child = utilityProcess.fork(entry, [...args], { serviceName: name, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) stream?.on('data', (text: Buffer) => log(`${name}: ${text.toString()}`));
    this.ready = new Promise((resolve, reject) => {
      this.#child.on('message', (message: FromData) => {
        if (message.type === 'ready') resolve();
        else if (message.type === 'done') this.#settle(message);
        else onMessage(message);
      });
      this.#child.once('exit', (code) => {
        this.#ended = true;
        const error = new ServiceError({ code: 'restarted', message: `The ${name} process ended (code ${code}). Everything marked as saved is in the project file.`, expected: true });
        reject(error);
        for (const { reject: refuse } of this.#waiting.values()) refuse(error);
        this.#waiting.clear();
        onExit(code);
      });
    });
    this.ready.catch(() => undefined);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  post(message: Message, ports: MessagePortMain[] = []): void {
    if (!this.#ended) this.#child.postMessage(message, ports);
  }

  /** Sends a message that is answered with `done`; rejects with `ServiceError`. */
  request<R>(make: (requestId: number) => Message): Promise<R> {
    if (this.#ended) return Promise.reject(new ServiceError({ code: 'restarted', message: 'The service is being started again. Try again in a moment.', expected: true }));
    const requestId = ++this.#lastId;
    return new Promise<R>((resolve, reject) => {
      this.#waiting.set(requestId, { resolve: resolve as (value: unknown) => void, reject });
      this.#child.postMessage(make(requestId));
    });
  }

  kill(): void {
    if (!this.#ended) this.#child.kill();
  }

  #settle(message: Extract<FromData, { type: 'done' }>): void {
    const entry = this.#waiting.get(message.requestId);
    this.#waiting.delete(message.requestId);
    if (message.ok) entry?.resolve(message.value);
    else entry?.reject(new ServiceError(message.failure));
  }
}
