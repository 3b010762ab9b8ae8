import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';

export const projectScans: Pick<HandlerTable<'scan'>, 'project.stats' | 'project.verify'> = {
  'project.stats': () => {
    throw new Refusal('notBuilt', 'project.stats');
  },
  'project.verify': () => {
    throw new Refusal('notBuilt', 'project.verify');
  },
};

export const projectWrites: Pick<HandlerTable<'write'>, 'project.rename'> = {
  'project.rename': () => {
    throw new Refusal('notBuilt', 'project.rename');
  },
};
