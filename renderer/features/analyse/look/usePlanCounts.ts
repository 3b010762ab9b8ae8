import type { ItemQuery } from '../../../../shared/domain/itemQuery';
import { useRead } from '../../../data/queries';
import { useQuickFigures } from '../useFigures';
import { useAsked } from './lookRequest';

export type Which = 'errors' | 'right' | 'sample' | 'listed';

/** How many items there are to choose from, by what is chosen; null until known. */
export function usePlanCounts(runId: number, query: ItemQuery): Readonly<Record<Which, number | null>> {
  const { data, isStale } = useQuickFigures({ runId, baselineRunId: null, query });
  const listed = useAsked((state) => state.listed);
  const count = useRead('items.count', { query: listed?.query ?? query }, { enabled: listed !== null });
  const sample = data && !isStale ? data.n : null;
  const right = sample === null ? null : Math.round((data?.accuracy.value ?? 0) * sample);
  return { sample, right, errors: sample === null || right === null ? null : sample - right, listed: listed === null ? null : (count.data?.total ?? null) };
}
