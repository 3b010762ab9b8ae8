import type { HandlerTable } from '../handler';
import { notBuilt } from '../notBuilt';

export const runsReads: Pick<HandlerTable<'read'>, 'runs.list' | 'references.list'> = {
  'runs.list': notBuilt,
  'references.list': notBuilt,
};

export const runsAnalyses: Pick<HandlerTable<'analysis'>, 'runs.metrics'> = {
  'runs.metrics': notBuilt,
};

export const runsWrites: Pick<HandlerTable<'write'>, 'runs.save' | 'runs.remove' | 'references.add' | 'references.remove'> = {
  'runs.save': notBuilt,
  'runs.remove': notBuilt,
  'references.add': notBuilt,
  'references.remove': notBuilt,
};
