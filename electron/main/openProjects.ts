import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { OpenOutcome } from '../../shared/contract/shell';
import { PACKAGE_EXTENSION, type Modality } from '../../shared/domain/project';
import { LOST } from '../lostProject';
import type { RecentProjects } from './recentProjects';
import type { Samples } from './samples';
import { ServiceError } from './serviceProcess';
import type { Replaced, Services } from './services';

export interface OpenProjectsOptions {
  readonly services: Services;
  readonly recent: RecentProjects;
  readonly samples: Samples;
  /** Where working copies of the samples are kept. */
  readonly sampleCopies: string;
  /** Where projects made of work packages go when there is no place beside those. */
  readonly packages: string;
  readonly log: (line: string) => void;
}

/** Opens and closes projects for the page, the menu and the command line, and keeps the list of recent ones. */
export class OpenProjects {
  readonly #options: OpenProjectsOptions;
  /** The file that would not open last, where there is a backup of it. */
  #lost: string | null = null;

  constructor(options: OpenProjectsOptions) {
    this.#options = options;
  }

  /** A project, or a work package, which becomes one. */
  open(file: string): Promise<OpenOutcome> {
    const { services, packages } = this.#options;
    if (path.extname(file).toLowerCase() === `.${PACKAGE_EXTENSION}`) return this.#attempt(() => services.openPackage(file, packages));
    return this.#attempt(() => services.open(file), file);
  }

  create(file: string, project: { name: string; modality: Modality }): Promise<OpenOutcome> {
    return this.#attempt(() => this.#options.services.create(file, project));
  }

  openSample(id: string): Promise<OpenOutcome> {
    const { services, samples, sampleCopies } = this.#options;
    const copy = path.join(sampleCopies, `${id}.goldset`);
    return this.#attempt(async () => {
      const known = (await samples.list()).find((sample) => sample.id === id);
      if (!known) throw new ServiceError({ code: 'unknownSample', message: `There is no sample named ${id}.`, expected: true });
      if (existsSync(copy)) return services.open(copy);
      mkdirSync(sampleCopies, { recursive: true });
      return services.createFromSample(copy, samples.folderOf(id));
    }, copy);
  }

  /** Of the open project, which was found to be damaged, or else of the one that would not open. */
  async restoreBackup(): Promise<OpenOutcome> {
    const { services } = this.#options;
    const lost = services.project ?? this.#lost;
    const outcome = await this.#attempt(async () => {
      if (lost === null) throw new ServiceError({ code: 'noBackup', message: 'There is no project to restore.', expected: true });
      return services.open(await services.restore(lost));
    });
    if (outcome.state !== 'failed') return outcome;
    this.#lost = lost;
    return { ...outcome, canRestore: lost !== null && outcome.code !== 'noBackup' };
  }

  /** At the user's wish or before quitting; the list of recent projects gets the last counts. */
  async close(): Promise<void> {
    const { services, recent } = this.#options;
    const closed = await services.close();
    if (closed) recent.remember(closed, Date.now());
  }

  /** `file`: what is being opened, where it has been opened before. */
  async #attempt(work: () => Promise<Replaced>, file: string | null = null): Promise<OpenOutcome> {
    const { recent, log } = this.#options;
    this.#lost = null;
    try {
      const { opened, closed } = await work();
      if (closed) recent.remember(closed, Date.now());
      recent.remember(opened, Date.now());
      return { state: 'opened' };
    } catch (error) {
      if (error instanceof ServiceError) {
        const { code, message } = error.failure;
        if (file !== null && LOST.has(code) && (await this.#canRestore(file))) this.#lost = file;
        return { state: 'failed', code, message, canRestore: this.#lost !== null };
      }
      log(`opening a project failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return { state: 'failed', code: 'internal', message: error instanceof Error ? error.message : String(error), canRestore: false };
    }
  }

  async #canRestore(file: string): Promise<boolean> {
    try {
      return await this.#options.services.canRestore(file);
    } catch (error) {
      // why the file did not open is what counts
      this.#options.log(`looking for a backup failed: ${String(error)}`);
      return false;
    }
  }
}
