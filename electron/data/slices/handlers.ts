import type { HandlerTable } from '../handler';
import { notBuilt } from '../notBuilt';

export const slicesReads: Pick<HandlerTable<'read'>, 'slices.list'> = {
  'slices.list': notBuilt,
};

export const slicesAnalyses: Pick<HandlerTable<'analysis'>, 'slices.track' | 'slices.find'> = {
  'slices.track': notBuilt,
  'slices.find': notBuilt,
};

export const slicesWrites: Pick<HandlerTable<'write'>, 'slices.save' | 'slices.remove'> = {
  'slices.save': notBuilt,
  'slices.remove': notBuilt,
};
