import path from 'node:path';
import type { KeepTask } from '../../processMessages';
import { describeBackup } from '../backup/describeBackup';
import { findNewestBackup } from '../backup/findNewestBackup';
import { Refusal } from '../refusal';
import type { DataService, OpenProject } from '../service';
import { isBackupDue } from './isBackupDue';

/** Runs a task in a process of its own; rejects, the process being ended, when `signal` is aborted. */
export type KeepAside = (task: KeepTask, signal: AbortSignal) => Promise<readonly string[]>;

export interface ProjectKeeperOptions {
  readonly service: DataService;
  /** Where backups of all projects are kept. */
  readonly folder: string;
  readonly run: KeepAside;
  /** What is told of the project has changed. */
  readonly announce: () => void;
  readonly log: (line: string) => void;
  /** Milliseconds on a clock that is never set. */
  readonly clock?: () => number;
}

/** The first screen comes first. */
const CHECK_AFTER_MS = 3_000;

interface Watch {
  readonly db: OpenProject['db'];
  readonly openedAt: number;
  checked: boolean;
  changed: boolean;
  /** Of the log when the last backup was begun. */
  events: number;
  begunAt: number;
  endedAt: number;
  took: number;
}

/**
 * Looks after the open project while people label in it: checks the whole file once, backs it up when that is due, and says what is
 * wrong. All of it happens in another process; nothing here keeps a label waiting, and no failure of it stops labelling.
 */
export class ProjectKeeper {
  readonly #options: ProjectKeeperOptions;
  readonly #clock: () => number;
  #watch: Watch | null = null;
  #stopping = new AbortController();
  #checking: Promise<void> | null = null;
  #backingUp: Promise<void> | null = null;

  constructor(options: ProjectKeeperOptions) {
    this.#options = options;
    this.#clock = options.clock ?? (() => performance.now());
  }

  /** Something was written to the open project. */
  changed(): void {
    const watch = this.#current();
    if (watch) watch.changed = true;
  }

  /** To be called every second or so: starts what is due. */
  tick(): void {
    const watch = this.#current();
    if (!watch || this.#checking || this.#backingUp) return;
    const now = this.#clock();
    if (!watch.checked) {
      if (now - watch.openedAt >= CHECK_AFTER_MS) this.#checking = this.#checkFirst(watch).finally(() => (this.#checking = null));
      return;
    }
    if (isBackupDue({ changed: watch.changed, events: lastEvent(watch) - watch.events, begunAgo: now - watch.begunAt, endedAgo: now - watch.endedAt, took: watch.took })) this.#startBackup(watch);
  }

  /** Before what changes much at once. A failure is told and does not stop it, unless `signal` is aborted. */
  async backUpBefore(signal: AbortSignal): Promise<void> {
    const watch = this.#current();
    if (!watch || watch.db.prepare('SELECT 1 FROM item LIMIT 1').get() === undefined) return;
    await this.#backingUp;
    signal.throwIfAborted();
    const stop = () => this.#stopping.abort();
    signal.addEventListener('abort', stop);
    try {
      await this.#startBackup(watch, { unlessUnchanged: true });
    } finally {
      signal.removeEventListener('abort', stop);
    }
    signal.throwIfAborted();
  }

  /** What runs, or nothing. */
  async settled(): Promise<void> {
    while (this.#checking ?? this.#backingUp) await Promise.all([this.#checking, this.#backingUp]);
  }

  /** Ends what runs, so that the project can be closed. */
  async stop(): Promise<void> {
    this.#watch = null;
    this.#stopping.abort();
    await this.settled();
  }

  /** Of the project that is open now, if it can be written to. */
  #current(): Watch | null {
    const { service } = this.#options;
    const project = service.hasProject ? service.project : null;
    if (!project || project.readOnly !== null) return (this.#watch = null);
    if (this.#watch?.db === project.db) return this.#watch;
    const now = this.#clock();
    this.#watch = { db: project.db, openedAt: now, checked: false, changed: false, events: 0, begunAt: now, endedAt: now, took: 0 };
    this.#watch.events = lastEvent(this.#watch);
    return this.#watch;
  }

  /** The whole file, and then a backup of it as it was opened. */
  async #checkFirst(watch: Watch): Promise<void> {
    watch.checked = true;
    await this.#check(watch);
    if (watch.checked && this.#current() === watch) await this.#startBackup(watch, { unlessUnchanged: true });
  }

  async #check(watch: Watch): Promise<void> {
    const { service, folder, run, announce, log } = this.#options;
    const { project } = service;
    const signal = this.#signal();
    try {
      const problems = await run({ kind: 'check', project: project.path }, signal);
      if (problems.length === 0 || this.#current() !== watch) return;
      const backup = findNewestBackup(folder, project.path);
      const told = backup ? ` ${describeBackup(backup, Date.now())}` : '';
      log(`${project.path} is damaged: ${problems.join(' ')}`);
      service.setProject({ ...service.project, readOnly: `${path.basename(project.path)} is damaged. ${problems.slice(0, 2).join(' ')} Labels are paused, and nothing more is written to the file.${told}`, canRestore: backup !== undefined });
      announce();
    } catch (error) {
      // a cancelled import ends what runs; the check is wanted all the same
      if (signal.aborted) watch.checked = false;
      else log(`checking ${project.path}: ${String(error)}`);
    }
  }

  #startBackup(watch: Watch, { unlessUnchanged = false } = {}): Promise<void> {
    return (this.#backingUp = this.#backUp(watch, unlessUnchanged).finally(() => (this.#backingUp = null)));
  }

  async #backUp(watch: Watch, unlessUnchanged: boolean): Promise<void> {
    const { service, folder, run, log } = this.#options;
    const { path: project } = service.project;
    watch.changed = false;
    watch.events = lastEvent(watch);
    watch.begunAt = this.#clock();
    const signal = this.#signal();
    try {
      await run({ kind: 'backup', project, folder, now: Date.now(), unlessUnchanged }, signal);
      this.#tell(watch, null);
    } catch (error) {
      watch.changed = true;
      if (signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      log(`backup of ${project}: ${message}`);
      this.#tell(watch, message);
      // The copy did not read back as it should: is it the project?
      if (error instanceof Refusal && error.code === 'damaged') await this.#check(watch);
    } finally {
      watch.endedAt = this.#clock();
      watch.took = watch.endedAt - watch.begunAt;
    }
  }

  #tell(watch: Watch, backupProblem: string | null): void {
    const { service, announce } = this.#options;
    if (this.#current() !== watch || (service.project.backupProblem ?? null) === backupProblem) return;
    service.setProject({ ...service.project, backupProblem });
    announce();
  }

  #signal(): AbortSignal {
    if (this.#stopping.signal.aborted) this.#stopping = new AbortController();
    return this.#stopping.signal;
  }
}

/** Number of the last event of the log. */
function lastEvent({ db }: Watch): number {
  return db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM annotation').pluck().get()!;
}
