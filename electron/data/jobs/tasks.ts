import type { TaskTable } from '../tasks';

export const jobTasks: Pick<TaskTable, 'jobs.list' | 'jobs.cancel'> = {
  'jobs.list': (service) => service.jobs.list(),
  'jobs.cancel': (service, { jobId }) => {
    service.jobs.cancel(jobId);
    return {};
  },
};
