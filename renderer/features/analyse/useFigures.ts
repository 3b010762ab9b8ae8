import type { EvaluationResult } from '../../../shared/contract/evaluation';
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

/** Whether the rows of the tag table are wanted with the figures. */
type Rows = 'none' | 'tags';

/** The figures without bootstrap intervals. Everything on the screen that asks the same shares one answer. */
export function useQuickFigures(asked: Asked, rows: Rows = 'none'): Analysis<EvaluationResult> {
  return useAnalysis('evaluation.measure', request(asked, rows, 0));
}

/** Figures first and bootstrap intervals after; `result` is the fullest answer to what is asked now, or the last one there was. */
export function useFigures(asked: Asked, rows: Rows): { readonly result: EvaluationResult | undefined; readonly quick: Analysis<EvaluationResult>; readonly full: Analysis<EvaluationResult>; readonly isStale: boolean } {
  const quick = useQuickFigures(asked, rows);
  const full = useAnalysis('evaluation.measure', request(asked, rows, BOOTSTRAP), { enabled: quick.data !== undefined && !quick.isStale && quick.data.n > 0 });
  const result = full.data && !full.isStale && !quick.isStale ? full.data : quick.data;
  return { result, quick, full, isStale: quick.isStale };
}

function request({ runId, baselineRunId, query }: Asked, rows: Rows, bootstrap: number) {
  return { runId, baselineRunId, query: { ...query, sort: null }, dimensions: rows === 'tags' ? null : [], bootstrap, seed: SEED, groupColumn: null };
}
