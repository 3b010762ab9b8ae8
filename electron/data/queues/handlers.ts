import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';

export const queuesReads: Pick<HandlerTable<'read'>, 'queues.list'> = {
  'queues.list': () => {
    throw new Refusal('notBuilt', 'queues.list');
  },
};

export const queuesWrites: Pick<HandlerTable<'write'>, 'queues.create' | 'queues.remove'> = {
  'queues.create': () => {
    throw new Refusal('notBuilt', 'queues.create');
  },
  'queues.remove': () => {
    throw new Refusal('notBuilt', 'queues.remove');
  },
};
