import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';

export const exportScans: Pick<HandlerTable<'scan'>, 'exports.preview'> = {
  'exports.preview': () => {
    throw new Refusal('notBuilt', 'exports.preview');
  },
};
