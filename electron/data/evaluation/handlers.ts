import type { HandlerTable } from '../handler';
import { notBuilt } from '../notBuilt';

export const evaluationReads: Pick<HandlerTable<'read'>, 'evaluation.sampleSize' | 'costs.get' | 'dimensions.list'> = {
  'evaluation.sampleSize': notBuilt,
  'costs.get': notBuilt,
  'dimensions.list': notBuilt,
};

export const evaluationAnalyses: Pick<HandlerTable<'analysis'>, 'evaluation.measure' | 'evaluation.curve'> = {
  'evaluation.measure': notBuilt,
  'evaluation.curve': notBuilt,
};

export const evaluationWrites: Pick<HandlerTable<'write'>, 'costs.save' | 'dimensions.add' | 'dimensions.remove' | 'judgements.save'> = {
  'costs.save': notBuilt,
  'dimensions.add': notBuilt,
  'dimensions.remove': notBuilt,
  'judgements.save': notBuilt,
};
