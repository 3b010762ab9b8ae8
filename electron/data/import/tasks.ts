import { Refusal } from '../refusal';
import type { TaskTable } from '../tasks';

export const importTasks: Pick<TaskTable, 'imports.inspect' | 'imports.run'> = {
  'imports.inspect': () => {
    throw new Refusal('notBuilt', 'imports.inspect');
  },
  'imports.run': () => {
    throw new Refusal('notBuilt', 'imports.run');
  },
};
