import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';

export const tagsWrites: Pick<HandlerTable<'write'>, 'tags.change'> = {
  'tags.change': () => {
    throw new Refusal('notBuilt', 'tags.change');
  },
};
