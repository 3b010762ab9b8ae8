import { useMemo } from 'react';
import { useRead } from '../queries';
import { useApp } from '../../state/app';
import { useBlind } from '../../state/useBlind';
import { blindColumns } from './blindColumns';
import { annotatorColumns, type DataColumn, dataColumns } from './dataColumns';
import { runColumns, withRuns } from './runColumns';

const NONE = { tagKeys: [], fields: [] };

/** Columns of the grid, and those and the annotators' answers for filters; without what others answered for who labels blind. */
export function useDataColumns(): { readonly grid: readonly DataColumn[]; readonly all: readonly DataColumn[]; readonly isKnown: boolean } {
  const columns = useRead('items.columns', {}, { keepPrevious: true });
  const runs = useRead('runs.list', {}, { keepPrevious: true });
  const annotators = useRead('annotators.list', {});
  const annotatorId = useApp((state) => state.annotatorId);
  const isBlind = useBlind();
  return useMemo(() => {
    const known = withRuns(dataColumns(columns.data ?? NONE), runColumns(runs.data ?? []));
    const seen = (list: readonly DataColumn[]) => (isBlind ? blindColumns(list, annotatorId) : list);
    return { grid: seen(known), all: seen([...known, ...annotatorColumns(annotators.data ?? [])]), isKnown: columns.data !== undefined && (runs.data !== undefined || runs.error !== null) };
  }, [columns.data, runs.data, runs.error, annotators.data, annotatorId, isBlind]);
}
