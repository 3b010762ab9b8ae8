import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';

export const historyReads: Pick<HandlerTable<'read'>, 'history.list'> = {
  'history.list': () => {
    throw new Refusal('notBuilt', 'history.list');
  },
};

export const historyWrites: Pick<HandlerTable<'write'>, 'history.undo'> = {
  'history.undo': () => {
    throw new Refusal('notBuilt', 'history.undo');
  },
};
