import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';

export const guidelineReads: Pick<HandlerTable<'read'>, 'guideline.get' | 'guideline.versions'> = {
  'guideline.get': () => {
    throw new Refusal('notBuilt', 'guideline.get');
  },
  'guideline.versions': () => {
    throw new Refusal('notBuilt', 'guideline.versions');
  },
};

export const guidelineWrites: Pick<HandlerTable<'write'>, 'guideline.save'> = {
  'guideline.save': () => {
    throw new Refusal('notBuilt', 'guideline.save');
  },
};
