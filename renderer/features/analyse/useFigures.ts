import type { EvaluationResult } from '../../../shared/contract/evaluation';
import type { ItemQuery } from '../../../shared/domain/itemQuery';
import { useLasting } from '../../components/useLasting';
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

export interface Figures {
  /** The fullest answer to what is asked now, or the last one there was. */
  readonly result: EvaluationResult | undefined;
  readonly quick: Analysis<EvaluationResult>;
  /** With bootstrap intervals. */
  readonly full: Analysis<EvaluationResult>;
  readonly isStale: boolean;
  /** The figures are not on the screen yet: what belongs to them (intervals, items, curves) is asked for after them. */
  readonly waits: boolean;
  /** Intervals will be computed, but are not yet. */
  readonly areIntervalsDue: boolean;
}

/** Time to paint what came, before anything else is computed. */
const PAINT_MS = 100;

/** Figures first and bootstrap intervals after. */
export function useFigures(asked: Asked, rows: Rows): Figures {
  const quick = useQuickFigures(asked, rows);
  const isThere = quick.data !== undefined && !quick.isStale;
  const isPainted = useLasting(isThere, PAINT_MS);
  const hasIntervals = isThere && quick.data.n > 0;
  const full = useAnalysis('evaluation.measure', request(asked, rows, BOOTSTRAP), { enabled: isPainted && hasIntervals });
  const isFull = full.data !== undefined && !full.isStale;
  return { result: isFull && !quick.isStale ? full.data : quick.data, quick, full, isStale: quick.isStale, waits: quick.isStale || quick.running !== null || (isThere && !isPainted), areIntervalsDue: hasIntervals && !isPainted && !isFull };
}

function request({ runId, baselineRunId, query }: Asked, rows: Rows, bootstrap: number) {
  return { runId, baselineRunId, query: { ...query, sort: null }, dimensions: rows === 'tags' ? null : [], bootstrap, seed: SEED, groupColumn: null };
}
