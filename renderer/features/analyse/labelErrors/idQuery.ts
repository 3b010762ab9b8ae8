import type { ItemQuery } from '../../../../shared/domain/itemQuery';

/** The items with these ids, as a query: at most 1,000. */
export function idQuery(externalIds: readonly string[]): ItemQuery {
  return { search: '', filters: [{ column: 'id', operator: 'is', values: externalIds }], sort: null };
}
