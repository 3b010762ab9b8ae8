import type { Database } from 'better-sqlite3';
import { contract, type MessageName, type MessageNameOf, type Output } from '../../shared/contract';
import type { Job } from '../../shared/contract/jobs';
import type { Request, Topic } from '../../shared/contract/wire';
import type { SpawnImporter } from './import/importerChannel';
import type { MediaReach } from './import/importerMessages';
import { JobTable } from './jobs/jobTable';
import { runWrite } from './operations';
import type { AnalysisControl } from './handler';
import { analysisHandlers, readHandlers, writeHandlers } from './handlers';
import { runScan } from './runScan';
import { taskHandlers } from './tasks';
import { explainStorageError } from './db/explainStorageError';
import { Refusal } from './refusal';

/** The project that is open: its connection, where it is, and whether it may be written. */
export interface OpenProject {
  readonly db: Database;
  readonly path: string;
  readonly readOnly: string | null;
  /** It was found to be damaged, and there is a backup. */
  readonly canRestore?: boolean;
  /** Why the last backup was not made. */
  readonly backupProblem?: string | null;
}

export interface ServiceOptions {
  readonly spawnImporter: SpawnImporter;
  /** Path of a file or folder that the user chose; undefined for a token that was never given out. */
  readonly pathOfToken: (token: string) => string | undefined;
  /** Whose word it is that a list of media may name files outside its folder: the command line's user, who typed the command, not the window. */
  readonly mediaReach?: MediaReach;
  /** Folders outside the project's own whose media the user lets it read on this machine. */
  readonly trustedMedia?: () => readonly string[];
  readonly onJob: (job: Job) => void;
  readonly onChanged: (topics: readonly Topic[], operationId: string | null) => void;
  /** Awaited before an import writes; without it (command line, tests) there are no backups. */
  readonly beforeImport?: (signal: AbortSignal) => Promise<void>;
  /** For analyses run in this process (command line, tests); the app has an analyst process for them. */
  readonly analysis?: AnalysisControl;
}

/**
 * Runs messages of the contract against the open project. One instance a process; the app's data process, the command
 * line and the tests use the same one.
 */
export class DataService {
  readonly jobs: JobTable;
  readonly options: ServiceOptions;
  #project: OpenProject | null = null;
  #held: Promise<unknown> | null = null;

  constructor(options: ServiceOptions) {
    this.options = options;
    this.jobs = new JobTable(options.onJob);
  }

  get project(): OpenProject {
    if (!this.#project) throw new Refusal('noProject', 'No project is open.');
    return this.#project;
  }

  get hasProject(): boolean {
    return this.#project !== null;
  }

  setProject(project: OpenProject | null): void {
    this.#project = project;
  }

  /** Runs `work`, a transaction in steps: other writes wait until it is over, reads go on. */
  async holdWrites<T>(work: () => Promise<T>): Promise<T> {
    while (this.#held) await this.#held.catch(() => undefined);
    const running = work();
    this.#held = running;
    try {
      return await running;
    } finally {
      this.#held = null;
    }
  }

  /** Validates, runs and answers one message. Throws `Refusal` for what the user can act on. */
  async handle(request: Request): Promise<unknown> {
    if (!isMessageName(request.message)) throw new Refusal('unknownMessage', `There is no message ${request.message}.`);
    const parsed = contract[request.message].input.safeParse(request.input);
    if (!parsed.success) throw new Refusal('badInput', `${request.message}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
    return this.run(request.message, parsed.data as never, request.operationId);
  }

  /** Runs one message whose input is known to be valid. A full disk, a damaged file and the like are refusals too. */
  async run<N extends MessageName>(name: N, input: never, operationId?: string): Promise<Output<N>> {
    try {
      return await this.#run(name, input, operationId);
    } catch (error) {
      throw explainStorageError(error, this.#project?.path ?? '');
    }
  }

  async #run<N extends MessageName>(name: N, input: never, operationId?: string): Promise<Output<N>> {
    switch (contract[name].kind) {
      case 'read':
        return readHandlers[name as MessageNameOf<'read'>](this.project.db, input) as Output<N>;
      case 'scan':
        return runScan(this.project.db, name as MessageNameOf<'scan'>, input) as Output<N>;
      case 'analysis':
        return (await analysisHandlers[name as MessageNameOf<'analysis'>](this.project.db, input, this.options.analysis ?? UNWATCHED)) as Output<N>;
      case 'write': {
        while (this.#held) await this.#held.catch(() => undefined);
        const { db, readOnly } = this.project;
        if (readOnly !== null) throw new Refusal('readOnly', readOnly);
        const { output, changed, operationId: id } = runWrite(db, name as MessageNameOf<'write'>, writeHandlers[name as MessageNameOf<'write'>] as never, input, operationId);
        if (changed.length > 0) this.options.onChanged(changed, id);
        return output as Output<N>;
      }
      case 'task':
        return (await taskHandlers[name as MessageNameOf<'task'>](this, input)) as Output<N>;
    }
  }
}

const UNWATCHED: AnalysisControl = { pause: () => Promise.resolve() };

function isMessageName(name: string): name is MessageName {
  return Object.hasOwn(contract, name);
}
