import type { HandlerTable } from '../handler';
import { notBuilt } from '../notBuilt';

export const comparisonAnalyses: Pick<HandlerTable<'analysis'>, 'comparison.measure'> = {
  'comparison.measure': notBuilt,
};
