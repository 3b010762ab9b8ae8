import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { OpenOutcome } from '../../shared/contract/shell';
import type { Modality } from '../../shared/domain/project';
import type { OpenedProject } from '../processMessages';
import type { RecentProjects } from './recentProjects';
import type { Samples } from './samples';
import { ServiceError } from './serviceProcess';
import type { Services } from './services';

export interface OpenProjectsOptions {
  readonly services: Services;
  readonly recent: RecentProjects;
  readonly samples: Samples;
  /** Where working copies of the samples are kept. */
  readonly sampleCopies: string;
  readonly log: (line: string) => void;
}

/** Opens and closes projects for the page, the menu and the command line, and keeps the list of recent ones. */
export class OpenProjects {
  readonly #options: OpenProjectsOptions;

  constructor(options: OpenProjectsOptions) {
    this.#options = options;
  }

  open(file: string): Promise<OpenOutcome> {
    return this.#attempt(() => this.#options.services.open(file));
  }

  create(file: string, project: { name: string; modality: Modality }): Promise<OpenOutcome> {
    return this.#attempt(() => this.#options.services.create(file, project));
  }

  openSample(id: string): Promise<OpenOutcome> {
    const { services, samples, sampleCopies } = this.#options;
    return this.#attempt(async () => {
      const known = (await samples.list()).find((sample) => sample.id === id);
      if (!known) throw new ServiceError({ code: 'unknownSample', message: `There is no sample named ${id}.`, expected: true });
      const copy = path.join(sampleCopies, `${id}.goldset`);
      if (existsSync(copy)) return services.open(copy);
      mkdirSync(sampleCopies, { recursive: true });
      return services.createFromSample(copy, samples.folderOf(id));
    });
  }

  /** At the user's wish or before quitting; the list of recent projects gets the last counts. */
  async close(): Promise<void> {
    const { services, recent } = this.#options;
    const closed = await services.close();
    if (closed) recent.remember(closed, Date.now());
  }

  async #attempt(work: () => Promise<OpenedProject>): Promise<OpenOutcome> {
    const { recent, log } = this.#options;
    try {
      const opened = await work();
      if (opened.closed) recent.remember(opened.closed, Date.now());
      recent.remember(opened, Date.now());
      return { state: 'opened' };
    } catch (error) {
      if (error instanceof ServiceError) return { state: 'failed', code: error.failure.code, message: error.failure.message };
      log(`opening a project failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return { state: 'failed', code: 'internal', message: error instanceof Error ? error.message : String(error) };
    }
  }
}
