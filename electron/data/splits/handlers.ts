import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';

export const splitsScans: Pick<HandlerTable<'scan'>, 'splits.preview'> = {
  'splits.preview': () => {
    throw new Refusal('notBuilt', 'splits.preview');
  },
};

export const splitsWrites: Pick<HandlerTable<'write'>, 'splits.set' | 'splits.assign'> = {
  'splits.set': () => {
    throw new Refusal('notBuilt', 'splits.set');
  },
  'splits.assign': () => {
    throw new Refusal('notBuilt', 'splits.assign');
  },
};
