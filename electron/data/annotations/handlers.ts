import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';

export const annotationsReads: Pick<HandlerTable<'read'>, 'labelling.open' | 'labelling.upcoming' | 'labelling.neighbour' | 'labelling.item'> = {
  'labelling.open': () => {
    throw new Refusal('notBuilt', 'labelling.open');
  },
  'labelling.upcoming': () => {
    throw new Refusal('notBuilt', 'labelling.upcoming');
  },
  'labelling.neighbour': () => {
    throw new Refusal('notBuilt', 'labelling.neighbour');
  },
  'labelling.item': () => {
    throw new Refusal('notBuilt', 'labelling.item');
  },
};

export const annotationsWrites: Pick<HandlerTable<'write'>, 'labelling.visit' | 'annotations.add'> = {
  'labelling.visit': () => {
    throw new Refusal('notBuilt', 'labelling.visit');
  },
  'annotations.add': () => {
    throw new Refusal('notBuilt', 'annotations.add');
  },
};
