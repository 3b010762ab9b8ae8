import type { RunInfo } from '../../../shared/contract/runs';
import type { DataColumn } from './dataColumns';

/** What each run says of an item, the newest run first. */
export function runColumns(runs: readonly Pick<RunInfo, 'runId' | 'name' | 'hasProbabilities'>[]): readonly DataColumn[] {
  return runs.flatMap(({ runId, name, hasProbabilities }): DataColumn[] => [
    { id: `predicted:${runId}`, title: `${name}: predicted`, kind: 'class', runId },
    { id: `outcome:${runId}`, title: `${name}: outcome`, kind: 'outcome', runId },
    ...(hasProbabilities ? [{ id: `confidence:${runId}`, title: `${name}: confidence`, kind: 'confidence', runId } as const] : []),
  ]);
}

/** The columns with those of runs beside the gold label: that is what one compares them with. */
export function withRuns(columns: readonly DataColumn[], ofRuns: readonly DataColumn[]): readonly DataColumn[] {
  const after = columns.findIndex(({ id }) => id === 'gold') + 1;
  return [...columns.slice(0, after), ...ofRuns, ...columns.slice(after)];
}
