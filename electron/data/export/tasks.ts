import { Refusal } from '../refusal';
import type { TaskTable } from '../tasks';
import { runExport } from './runExport';

export const exportTasks: Pick<TaskTable, 'exports.run'> = {
  'exports.run': (service, { folder: token, settings, fileName }) => {
    const folder = service.options.pathOfToken(token);
    if (folder === undefined) throw new Refusal('unknownFolder', 'Nothing was exported: the folder is not known any more. Choose it again.');
    const { project } = service;
    return { jobId: service.jobs.start('export', 'Export', (job) => runExport(project, { folder, fileName: fileName ?? null }, settings, job)) };
  },
};
