import type { Input, MessageNameOf, Output } from '../../shared/contract';
import { exportTasks } from './export/tasks';
import { importTasks } from './import/tasks';
import { jobTasks } from './jobs/tasks';
import { packageTasks } from './packages/tasks';
import { projectTasks } from './project/tasks';
import type { DataService } from './service';

/** A message that needs more than the database: the open project's place, jobs, files, other processes. */
export type TaskHandler<N extends MessageNameOf<'task'>> = (service: DataService, input: Input<N>) => Output<N> | Promise<Output<N>>;
export type TaskTable = { readonly [N in MessageNameOf<'task'>]: TaskHandler<N> };

export const taskHandlers: TaskTable = { ...projectTasks, ...jobTasks, ...importTasks, ...exportTasks, ...packageTasks };
