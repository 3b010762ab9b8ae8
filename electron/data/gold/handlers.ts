import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';

export const goldScans: Pick<HandlerTable<'scan'>, 'gold.preview'> = {
  'gold.preview': () => {
    throw new Refusal('notBuilt', 'gold.preview');
  },
};

export const goldWrites: Pick<HandlerTable<'write'>, 'gold.resolve' | 'gold.set'> = {
  'gold.resolve': () => {
    throw new Refusal('notBuilt', 'gold.resolve');
  },
  'gold.set': () => {
    throw new Refusal('notBuilt', 'gold.set');
  },
};
