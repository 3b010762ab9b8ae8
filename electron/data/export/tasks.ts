import { Refusal } from '../refusal';
import type { TaskTable } from '../tasks';

export const exportTasks: Pick<TaskTable, 'exports.run'> = {
  'exports.run': () => {
    throw new Refusal('notBuilt', 'exports.run');
  },
};
