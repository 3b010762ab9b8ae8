import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';

export const labelSchemaReads: Pick<HandlerTable<'read'>, 'labelSchema.get' | 'labelSchema.versions'> = {
  'labelSchema.get': () => {
    throw new Refusal('notBuilt', 'labelSchema.get');
  },
  'labelSchema.versions': () => {
    throw new Refusal('notBuilt', 'labelSchema.versions');
  },
};

export const labelSchemaWrites: Pick<HandlerTable<'write'>, 'labelSchema.save'> = {
  'labelSchema.save': () => {
    throw new Refusal('notBuilt', 'labelSchema.save');
  },
};
