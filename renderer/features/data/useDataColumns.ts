import { useMemo } from 'react';
import { useRead } from '../../data/queries';
import { annotatorColumns, type DataColumn, dataColumns } from './dataColumns';

const NONE = { tagKeys: [], fields: [] };

/** Columns of the grid, and those and the annotators' answers for filters. */
export function useDataColumns(): { readonly grid: readonly DataColumn[]; readonly all: readonly DataColumn[]; readonly isKnown: boolean } {
  const columns = useRead('items.columns', {}, { keepPrevious: true });
  const annotators = useRead('annotators.list', {});
  return useMemo(() => {
    const grid = dataColumns(columns.data ?? NONE);
    return { grid, all: [...grid, ...annotatorColumns(annotators.data ?? [])], isKnown: columns.data !== undefined };
  }, [columns.data, annotators.data]);
}
