import { ulid } from 'ulid';
import { contract, type Input, type MessageName, type Output } from '../../shared/contract';
import type { Job } from '../../shared/contract/jobs';
import type { MessageKind } from '../../shared/contract/define';
import type { ServiceName } from '../../shared/contract/shell';
import { CANCEL_REQUEST, type Reply, type Request, type Topic } from '../../shared/contract/wire';


/** What went wrong on the other side. `expected`: the message is written for the user. */
export class ServiceFailure extends Error {
  readonly code: string;
  readonly expected: boolean;

  constructor(failure: { code: string; message: string; expected: boolean }) {
    super(failure.message);
    this.name = 'ServiceFailure';
    this.code = failure.code;
    this.expected = failure.expected;
  }
}

interface Pending {
  readonly service: ServiceName;
  readonly request: Request;
  readonly isWrite: boolean;
  readonly onProgress: ((share: number | null, phase: string) => void) | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface ServiceClientEvents {
  /** `operationId`: of the write that changed them; null when it is not known. */
  readonly onChanged: (topics: readonly Topic[], operationId: string | null) => void;
  readonly onJob: (job: Job) => void;
  /** Writes not yet acknowledged as durable, whether the data service is there, and when the last write was acknowledged. */
  readonly onState: (state: { pendingWrites: number; connected: boolean; savedAt: number | null }) => void;
}

const SERVICE_OF: Readonly<Record<MessageKind, ServiceName>> = { read: 'data', write: 'data', task: 'data', scan: 'reader', analysis: 'analyst' };

export interface CallOptions {
  /** Aborted: a scan that waits its turn, or an analysis wherever it is, is taken back and fails as `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Of an analysis: `share` of 0 to 1, null while unknown. */
  readonly onProgress?: ((share: number | null, phase: string) => void) | undefined;
}

/**
 * Typed calls over the services' ports. What is not answered when a service dies is sent again over its next port: writes carry
 * an operation id, so that one sent twice happens once. Only tasks, which may have been half-way, are refused instead.
 */
export class ServiceClient {
  #events: ServiceClientEvents | null = null;
  readonly #ports = new Map<ServiceName, MessagePort>();
  readonly #pending = new Map<number, Pending>();
  readonly #savers: (() => void)[] = [];
  #nextId = 1;
  #savedAt: number | null = null;

  listen(events: ServiceClientEvents): void {
    this.#events = events;
  }

  /** Requests of any kind that were not answered yet. */
  get pendingRequests(): number {
    return this.#pending.size;
  }

  get pendingWrites(): number {
    let count = 0;
    for (const entry of this.#pending.values()) if (entry.isWrite) count += 1;
    return count;
  }

  /** Resolves when no write waits for its acknowledgement. */
  async whenSaved(): Promise<void> {
    if (this.pendingWrites > 0) await new Promise<void>((resolve) => this.#savers.push(resolve));
  }

  /** A new line to a service, at start and after each restart of it. */
  setPort(service: ServiceName, port: MessagePort): void {
    const isRestart = this.#ports.has(service);
    this.#ports.get(service)?.close();
    this.#ports.set(service, port);
    port.addEventListener('message', (event: MessageEvent<Reply>) => this.#receive(event.data));
    port.addEventListener('close', () => this.#lost(service, port));
    port.start();
    for (const entry of this.#pending.values()) if (entry.service === service) port.postMessage(entry.request);
    if (isRestart && service === 'data') this.#events?.onChanged(['project'], null);
    this.#announce();
  }

  /** Sends one message to the service that answers its kind. */
  call<N extends MessageName>(message: N, input: Input<N>, operationId?: string, { signal, onProgress }: CallOptions = {}): Promise<Output<N>> {
    const { kind } = contract[message];
    const service = SERVICE_OF[kind];
    const id = this.#nextId++;
    const request: Request = { id, message, input, ...(kind === 'write' ? { operationId: operationId ?? ulid() } : {}) };
    return new Promise<Output<N>>((resolve, reject) => {
      this.#pending.set(id, { service, request, isWrite: kind === 'write', onProgress, resolve: resolve as (value: unknown) => void, reject });
      if (kind === 'write') this.#announce();
      this.#ports.get(service)?.postMessage(request);
      if (service !== 'data') signal?.addEventListener('abort', () => this.#takeBack(id), { once: true });
    });
  }

  #takeBack(id: number): void {
    const service = this.#pending.get(id)?.service;
    if (service !== undefined) this.#ports.get(service)?.postMessage({ id: this.#nextId++, message: CANCEL_REQUEST, input: { id } } satisfies Request);
  }

  #receive(reply: Reply): void {
    switch (reply.type) {
      case 'changed':
        return this.#events?.onChanged(reply.topics, reply.operationId);
      case 'job':
        return this.#events?.onJob(reply.job);
      case 'progress':
        return this.#pending.get(reply.id)?.onProgress?.(reply.share, reply.phase);
      case 'reply': {
        const entry = this.#pending.get(reply.id);
        if (!entry) return;
        this.#pending.delete(reply.id);
        if (reply.ok) {
          if (entry.isWrite) this.#savedAt = Date.now();
          entry.resolve(reply.value);
        } else entry.reject(new ServiceFailure(reply.failure));
        if (entry.isWrite) this.#announce();
      }
    }
  }

  #lost(service: ServiceName, port: MessagePort): void {
    if (this.#ports.get(service) !== port) return;
    for (const [id, entry] of this.#pending) {
      if (entry.service !== service || contract[entry.request.message as MessageName].kind !== 'task') continue;
      this.#pending.delete(id);
      entry.reject(new ServiceFailure({ code: 'restarted', message: 'The data service was restarted while this ran. The project is as it was before; try again.', expected: true }));
    }
    this.#announce(service === 'data' ? false : undefined);
  }

  #announce(connected = this.#ports.has('data')): void {
    if (this.pendingWrites === 0) for (const resolve of this.#savers.splice(0)) resolve();
    this.#events?.onState({ pendingWrites: this.pendingWrites, connected, savedAt: this.#savedAt });
  }
}
