import type { ItemQuery } from '../../../shared/domain/itemQuery';
import type { DataColumn } from './dataColumns';

const GIVEN_AWAY: ReadonlySet<string> = new Set(['gold', 'answer', 'autoLabel', 'agreement']);

const OF_A_RUN = /^(predicted|outcome|confidence):/;

/** Whether a column shows what others or a model answered, or the gold label. One's own answers are no secret. */
export function givesAway(columnId: string, annotatorId: number | null): boolean {
  return GIVEN_AWAY.has(columnId) || OF_A_RUN.test(columnId) || (columnId.startsWith('annotator:') && columnId !== `annotator:${annotatorId}`);
}

/** The columns that an annotator who labels blind may see. */
export function blindColumns(columns: readonly DataColumn[], annotatorId: number | null): readonly DataColumn[] {
  return columns.filter(({ id }) => !givesAway(id, annotatorId));
}

/** The query without filters and an order that would give answers away; the same object where there are none. */
export function blindQuery(query: ItemQuery, annotatorId: number | null): ItemQuery {
  const filters = query.filters.filter(({ column }) => !givesAway(column, annotatorId));
  const sort = query.sort && givesAway(query.sort.column, annotatorId) ? null : query.sort;
  return filters.length === query.filters.length && sort === query.sort ? query : { ...query, filters, sort };
}
