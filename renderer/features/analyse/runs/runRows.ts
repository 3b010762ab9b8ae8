import type { RunInfo, RunMetrics } from '../../../../shared/contract/runs';
import type { TableSort } from '../../../components/table/VirtualTable';

/** A run with its figures on the population; null: not computed yet. */
export interface RunRow {
  readonly run: RunInfo;
  readonly metrics: RunMetrics | null;
}

export interface RunValue {
  readonly id: string;
  readonly value: (row: RunRow) => number | string | null;
  /** Which end is better: of figures. */
  readonly better?: 'high' | 'low';
}

export function joinMetrics(runs: readonly RunInfo[], metrics: readonly RunMetrics[]): readonly RunRow[] {
  const byRun = new Map(metrics.map((entry) => [entry.runId, entry]));
  return runs.map((run) => ({ run, metrics: byRun.get(run.runId) ?? null }));
}

/** Runs without a value come last either way. */
export function sortRuns(rows: readonly RunRow[], columns: readonly RunValue[], sort: TableSort | null): readonly RunRow[] {
  const value = columns.find(({ id }) => id === sort?.id)?.value;
  if (!value || !sort) return rows;
  const sign = sort.descending ? -1 : 1;
  const collator = new Intl.Collator('en', { numeric: true });
  return [...rows].sort((x, y) => {
    const [a, b] = [value(x), value(y)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return sign * (typeof a === 'string' || typeof b === 'string' ? collator.compare(String(a), String(b)) : a - b);
  });
}

/** The best figure of each column that has a better end, where there are two runs or more to compare. */
export function bestOf(rows: readonly RunRow[], columns: readonly RunValue[]): ReadonlyMap<string, number> {
  const best = new Map<string, number>();
  for (const { id, value, better } of columns) {
    const values = rows.map(value).filter((entry) => typeof entry === 'number');
    if (better && values.length > 1) best.set(id, better === 'high' ? Math.max(...values) : Math.min(...values));
  }
  return best;
}

/** Names of hyperparameters, in order of their first appearance. */
export function hyperparameterNames(runs: readonly RunInfo[]): readonly string[] {
  return [...new Set(runs.flatMap(({ hyperparameters }) => hyperparameters.map(([name]) => name)))];
}

export function hyperparameter({ hyperparameters }: RunInfo, name: string): string | null {
  return hyperparameters.find(([known]) => known === name)?.[1] ?? null;
}
