import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';

export const itemsReads: Pick<HandlerTable<'read'>, 'items.get' | 'items.columns'> = {
  'items.get': () => {
    throw new Refusal('notBuilt', 'items.get');
  },
  'items.columns': () => {
    throw new Refusal('notBuilt', 'items.columns');
  },
};

export const itemsScans: Pick<HandlerTable<'scan'>, 'items.page' | 'items.count' | 'items.columnStats'> = {
  'items.page': () => {
    throw new Refusal('notBuilt', 'items.page');
  },
  'items.count': () => {
    throw new Refusal('notBuilt', 'items.count');
  },
  'items.columnStats': () => {
    throw new Refusal('notBuilt', 'items.columnStats');
  },
};
