import path from 'node:path';
import type { Job } from '../../../shared/contract/jobs';
import type { JobHandle } from '../jobs/jobTable';
import { runMerge } from '../merge/runMerge';
import { Refusal } from '../refusal';
import type { DataService } from '../service';
import type { TaskTable } from '../tasks';
import { createPackage } from './createPackage';
import { findOwnPackage } from './ownPackage';

export const packageTasks: Pick<TaskTable, 'packages.create' | 'merges.preview' | 'merges.run'> = {
  'packages.create': (service, { annotatorId, folder, fileName }) => {
    const file = path.join(pathOf(service, folder), fileName);
    return { jobId: service.jobs.start('package', `Package ${fileName}`, (job) => createPackage(service, { annotatorId, file }, job)) };
  },
  'merges.preview': (service, { files }) => start(service, { kind: 'mergePreview', title: 'Look into', files }, (paths, job) => runMerge(service, { files: paths, dryRun: true }, job)),
  'merges.run': (service, { files }) => {
    if (findOwnPackage(service.project.db)) throw new Refusal('isPackage', 'This project is a work package: nothing is merged into it. Send it back, and merge it where it came from.');
    return start(service, { kind: 'merge', title: 'Merge', files }, async (paths, job) => {
      if (service.options.beforeImport) {
        job.progress({ phase: 'backing up' });
        await service.options.beforeImport(job.signal);
      }
      return runMerge(service, { files: paths, dryRun: false }, job);
    });
  },
};

interface Started {
  readonly kind: Job['kind'];
  readonly title: string;
  readonly files: readonly string[];
}

function start(service: DataService, { kind, title, files }: Started, work: (paths: string[], job: JobHandle) => Promise<unknown>): { jobId: string } {
  const paths = files.map((token) => pathOf(service, token));
  if (service.jobs.list().some((job) => ['import', 'merge', 'mergePreview'].includes(job.kind) && job.state === 'running')) {
    throw new Refusal('importRunning', 'An import or a merge is running. Wait until it is done, or cancel it.');
  }
  return { jobId: service.jobs.start(kind, `${title} ${paths.map((file) => path.basename(file)).join(', ')}`.slice(0, 200), (job) => work(paths, job)) };
}

function pathOf(service: DataService, token: string): string {
  const file = service.options.pathOfToken(token);
  if (file === undefined) throw new Refusal('unknownFile', 'This file is not known any more. Choose it again.');
  return file;
}
