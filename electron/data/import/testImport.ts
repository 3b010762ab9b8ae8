import type { ImportResult, ImportSettings } from '../../../shared/contract/importing';
import { DEFAULT_IMPORT_SETTINGS } from '../../../shared/contract/importing';
import type { Modality } from '../../../shared/domain/project';
import { DataService } from '../service';
import { openTestService } from '../testProject';
import { serveImporter } from './importerCore';
import type { ImporterChannel, SpawnImporter } from './importerChannel';
import type { FromImporter, ToImporter } from './importerMessages';

/** The importer's work in this process, behind the same line: messages are copied and come later, as between processes. */
export const importInProcess: SpawnImporter = () => {
  const toClient: ((message: unknown) => void)[] = [];
  const toImporter: ((message: ToImporter) => void)[] = [];
  let killed = false;
  const deliver = <T>(listeners: readonly ((message: T) => void)[], message: T) => {
    const copy = structuredClone(message);
    setImmediate(() => {
      if (!killed) for (const listener of listeners) listener(copy);
    });
  };
  serveImporter({ send: (message: FromImporter) => deliver(toClient, message), onMessage: (listener) => toImporter.push(listener) });
  return Promise.resolve<ImporterChannel>({
    send: (message) => deliver(toImporter, message as ToImporter),
    onMessage: (listener) => toClient.push(listener),
    onExit: () => undefined,
    kill: () => {
      killed = true;
    },
  });
};

/** A service on a real project in memory whose files are named by their paths. */
export function openImportService(modality: Modality = 'text', spawnImporter: SpawnImporter = importInProcess): DataService {
  const base = openTestService(modality);
  const service = new DataService({ ...base.options, spawnImporter, pathOfToken: (token) => token });
  service.setProject(base.project);
  return service;
}

/** Runs one import to its end; a failed or cancelled job throws its reason. */
export async function importFile(service: DataService, file: string | readonly string[], settings: Partial<ImportSettings> = {}, dryRun = false): Promise<ImportResult> {
  const { jobId } = await service.run('imports.run', { sources: typeof file === 'string' ? [file] : file, settings: { ...DEFAULT_IMPORT_SETTINGS, ...settings }, dryRun } as never);
  const job = await service.jobs.settled(jobId);
  if (job.error) throw new Error(`${job.error.code}: ${job.error.message}`);
  if (job.state !== 'done') throw new Error(job.state);
  return job.result as ImportResult;
}

/** Every row of every table, to compare before and after. */
export function dumpTables({ project: { db } }: DataService): string {
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name").pluck().all();
  return JSON.stringify(tables.map((table) => [table, db.prepare(`SELECT * FROM "${table}"`).raw().all()]));
}
