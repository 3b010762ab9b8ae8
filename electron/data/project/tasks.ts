import type { TaskTable } from '../tasks';
import { getProjectInfo } from './info';

export const projectTasks: Pick<TaskTable, 'project.get'> = {
  'project.get': (service) => (service.hasProject ? getProjectInfo(service.project) : null),
};
