import { ulid } from 'ulid';
import type { Job } from '../../../shared/contract/jobs';
import { Refusal } from '../refusal';

export interface JobHandle {
  readonly id: string;
  readonly signal: AbortSignal;
  /** Tells the windows how far it is, at most ten times a second. */
  readonly progress: (update: { done?: number; total?: number | null; phase?: string; unit?: string }) => void;
}

const REPORT_EVERY_MS = 100;
const KEPT_ENDED_JOBS = 20;

/** Long work in this process: started, reported, cancelled. A job that fails keeps its reason; nothing is swallowed. */
export class JobTable {
  readonly #jobs = new Map<string, { job: Job; controller: AbortController; settled: Promise<void> }>();
  readonly #report: (job: Job) => void;

  constructor(report: (job: Job) => void) {
    this.#report = report;
  }

  list(): Job[] {
    return [...this.#jobs.values()].map((entry) => entry.job);
  }

  /** Starts `work` and returns the job's id at once. */
  start(kind: Job['kind'], title: string, work: (handle: JobHandle) => Promise<unknown>): string {
    const id = ulid();
    const controller = new AbortController();
    const job: Job = { id, kind, title, state: 'running', done: 0, total: null, unit: '', startedAt: Date.now(), updatedAt: Date.now(), endedAt: null, phase: '', result: null, error: null };
    const entry = { job, controller, settled: Promise.resolve() };
    this.#jobs.set(id, entry);
    let reported = 0;
    const update = (change: Partial<Job>, always: boolean) => {
      const now = Date.now();
      entry.job = { ...entry.job, ...change, updatedAt: now };
      if (!always && now - reported < REPORT_EVERY_MS) return;
      reported = now;
      this.#report(entry.job);
    };
    update({}, true);
    entry.settled = work({ id, signal: controller.signal, progress: (change) => update(change, false) }).then(
      (result) => update({ state: 'done', result, endedAt: Date.now() }, true),
      (error: unknown) => {
        const cancelled = controller.signal.aborted;
        const reason = { code: error instanceof Refusal ? error.code : 'internal', message: error instanceof Error ? error.message : String(error) };
        update({ state: cancelled ? 'cancelled' : 'failed', error: cancelled ? null : reason, endedAt: Date.now() }, true);
      },
    );
    this.#forgetOld();
    return id;
  }

  cancel(id: string): void {
    this.#jobs.get(id)?.controller.abort();
  }

  /** Cancels all and waits until they have stopped: before a project is closed. */
  async stopAll(): Promise<void> {
    const running = [...this.#jobs.values()].filter((entry) => entry.job.state === 'running');
    for (const entry of running) entry.controller.abort();
    await Promise.all(running.map((entry) => entry.settled));
  }

  /** The job once it has ended. */
  async settled(id: string): Promise<Job> {
    const entry = this.#jobs.get(id);
    if (!entry) throw new Refusal('unknownJob', `There is no job ${id}.`);
    await entry.settled;
    return entry.job;
  }

  #forgetOld(): void {
    const ended = [...this.#jobs.values()].filter((entry) => entry.job.state !== 'running');
    for (const entry of ended.slice(0, Math.max(0, ended.length - KEPT_ENDED_JOBS))) this.#jobs.delete(entry.job.id);
  }
}
