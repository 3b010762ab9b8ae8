import type { HandlerTable } from '../handler';
import { notBuilt } from '../notBuilt';

export const todosReads: Pick<HandlerTable<'read'>, 'todos.list'> = {
  'todos.list': notBuilt,
};

export const todosWrites: Pick<HandlerTable<'write'>, 'todos.save' | 'todos.remove'> = {
  'todos.save': notBuilt,
  'todos.remove': notBuilt,
};
