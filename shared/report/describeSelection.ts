import type { ItemSelection } from '../domain/itemQuery';
import { describeQuery, type QueryNames } from './describeQuery';

/** A selection in words: `split is dev, without 3 of them`; items that were named one by one are only counted. */
export function describeSelection(selection: ItemSelection, names: QueryNames): string {
  if (selection.kind === 'ids') return `${selection.ids.length} ${selection.ids.length === 1 ? 'item' : 'items'} chosen one by one`;
  const words = describeQuery(selection.query, names);
  return selection.except.length === 0 ? words : `${words}, without ${selection.except.length} of them`;
}
