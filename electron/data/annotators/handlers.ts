import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';

export const annotatorsReads: Pick<HandlerTable<'read'>, 'annotators.list'> = {
  'annotators.list': () => {
    throw new Refusal('notBuilt', 'annotators.list');
  },
};

export const annotatorsWrites: Pick<HandlerTable<'write'>, 'annotators.add' | 'annotators.rename'> = {
  'annotators.add': () => {
    throw new Refusal('notBuilt', 'annotators.add');
  },
  'annotators.rename': () => {
    throw new Refusal('notBuilt', 'annotators.rename');
  },
};
