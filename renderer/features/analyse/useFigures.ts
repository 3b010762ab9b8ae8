import type { EvaluationResult } from '../../../shared/contract/evaluation';
import type { ItemQuery } from '../../../shared/domain/itemQuery';
import { type Analysis, useAnalysis } from '../../data/useAnalysis';

/** Replicates behind every bootstrap interval on the screen, and where chance starts: as `goldset evaluate` does it. */
export const BOOTSTRAP = 2_000;
export const SEED = 0;

/** The figures without tag rows and bootstrap intervals. Everything on the screen that asks the same shares one answer. */
export function useQuickFigures(runId: number, query: ItemQuery, baselineRunId: number | null): Analysis<EvaluationResult> {
  return useAnalysis('evaluation.measure', { runId, baselineRunId, query: { ...query, sort: null }, dimensions: [], bootstrap: 0, seed: SEED, groupColumn: null });
}
