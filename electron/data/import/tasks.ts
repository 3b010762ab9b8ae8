import path from 'node:path';
import type { Modality } from '../../../shared/domain/project';
import { Refusal } from '../refusal';
import type { DataService } from '../service';
import type { TaskTable } from '../tasks';
import { callImporter } from './callImporter';
import { runImport } from './runImport';
import type { Inspection } from '../../../shared/contract/importing';

export const importTasks: Pick<TaskTable, 'imports.inspect' | 'imports.run'> = {
  'imports.inspect': async (service, { source, as, options }) => {
    const modality = service.project.db.prepare<[], string>("SELECT value FROM project WHERE key = 'modality'").pluck().get() as Modality;
    let inspection: Inspection | null = null;
    await callImporter(
      service.options.spawnImporter,
      { type: 'inspect', file: pathOf(service, source), as, modality, options },
      {
        signal: new AbortController().signal,
        onMessage: (message) => {
          if (message.type !== 'inspected') throw new Error(message.type === 'failed' ? message.message : message.type);
          inspection = message.inspection;
          return Promise.resolve('done');
        },
      },
    );
    return inspection!;
  },
  'imports.run': (service, { sources, settings, dryRun }) => {
    const files = sources.map((token) => pathOf(service, token));
    if (service.jobs.list().some((job) => job.kind === 'import' && job.state === 'running')) {
      throw new Refusal('importRunning', 'Another import is running. Wait until it is done, or cancel it.');
    }
    const title = `${dryRun ? 'Check' : 'Import'} ${files.map((file) => path.basename(file)).join(', ')}`;
    return {
      jobId: service.jobs.start(dryRun ? 'dryRun' : 'import', title.slice(0, 200), async (job) => {
        if (!dryRun && service.options.beforeImport) {
          job.progress({ phase: 'backing up' });
          await service.options.beforeImport(job.signal);
        }
        return runImport(service, { files, settings, dryRun }, job);
      }),
    };
  },
};

function pathOf(service: DataService, token: string): string {
  const file = service.options.pathOfToken(token);
  if (file === undefined) throw new Refusal('unknownFile', 'This file is not known any more. Choose it again.');
  return file;
}
