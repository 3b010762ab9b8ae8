import type { EvaluationResult } from '../../../shared/contract/evaluation';
import type { TagDimension } from '../../../shared/domain/tagDimension';
import type { ItemQuery } from '../../../shared/domain/itemQuery';
import { type Analysis, useAnalysis } from '../../data/useAnalysis';

/** Replicates behind every bootstrap interval on the screen, and where chance starts: as `goldset evaluate` does it. */
export const BOOTSTRAP = 2_000;
export const SEED = 0;

interface Asked {
  readonly runId: number;
  readonly baselineRunId: number | null;
  readonly query: ItemQuery;
}

/** The figures without tag rows and bootstrap intervals. Everything on the screen that asks the same shares one answer. */
export function useQuickFigures(asked: Asked): Analysis<EvaluationResult> {
  return useAnalysis('evaluation.measure', request(asked, [], 0));
}

/** Figures first and bootstrap intervals after; `result` is the fullest answer to what is asked now, or the last one there was. */
export function useFigures(asked: Asked, rows: 'none' | 'tags'): { readonly result: EvaluationResult | undefined; readonly quick: Analysis<EvaluationResult>; readonly full: Analysis<EvaluationResult>; readonly isStale: boolean } {
  const dimensions = rows === 'tags' ? null : [];
  const quick = useAnalysis('evaluation.measure', request(asked, dimensions, 0));
  const full = useAnalysis('evaluation.measure', request(asked, dimensions, BOOTSTRAP), { enabled: quick.data !== undefined && !quick.isStale && quick.data.n > 0 });
  const result = full.data && !full.isStale && !quick.isStale ? full.data : quick.data;
  return { result, quick, full, isStale: quick.isStale };
}

function request({ runId, baselineRunId, query }: Asked, dimensions: TagDimension[] | null, bootstrap: number) {
  return { runId, baselineRunId, query: { ...query, sort: null }, dimensions, bootstrap, seed: SEED, groupColumn: null };
}
