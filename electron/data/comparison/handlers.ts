import type { HandlerTable } from '../handler';
import { measureComparison } from './measureComparison';

export const comparisonAnalyses: Pick<HandlerTable<'analysis'>, 'comparison.measure'> = {
  'comparison.measure': measureComparison,
};
