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
