import { NativeSelect } from '@mantine/core';
import type { RunInfo } from '../../../shared/contract/runs';
import type { ItemQuery } from '../../../shared/domain/itemQuery';
import { Population } from '../../components/filter/Population';
import { useRead } from '../../data/queries';
import { type Baseline, chooseBaseline, choosePopulation, chooseRun, useAnalyse } from '../../state/analyse';
import classes from './HeadBar.module.css';
import { PopulationCounts } from './PopulationCounts';
import { SaveReport } from './report/SaveReport';

interface Props {
  readonly runs: readonly RunInfo[];
  readonly run: RunInfo;
  readonly baselineRunId: number | null;
  readonly query: ItemQuery;
}

/** Which run, against what, on which items: the same for all tabs. */
export function HeadBar({ runs, run, baselineRunId, query }: Props) {
  const baseline = useAnalyse((state) => state.baseline);
  const references = useRead('references.list', {}).data ?? [];
  const others = runs.filter(({ runId }) => runId !== run.runId);
  return (
    <div className={classes.bar} role="group" aria-label="What is analysed">
      <label className={classes.field}>
        <span>Run</span>
        <NativeSelect className={classes.run ?? ''} value={run.runId} onChange={(event) => chooseRun(Number(event.currentTarget.value))} data={runs.map(({ runId, name }) => ({ value: String(runId), label: name }))} />
      </label>
      <label className={classes.field}>
        <span>against</span>
        <NativeSelect
          className={classes.run ?? ''}
          value={baseline}
          onChange={(event) => chooseBaseline(event.currentTarget.value as Baseline)}
          data={[
            { value: 'none', label: 'nothing' },
            { value: 'majority', label: 'the majority class' },
            { value: 'hlp', label: 'human level (HLP)' },
            ...(others.length > 0 ? [{ group: 'Runs', items: others.map(({ runId, name }) => ({ value: `run:${runId}`, label: name })) }] : []),
            ...(references.length > 0 ? [{ group: 'Reference values', items: references.map(({ id, name }) => ({ value: `reference:${id}`, label: name })) }] : []),
          ]}
        />
      </label>
      <Population query={query} onQuery={choosePopulation} />
      <PopulationCounts runId={run.runId} baselineRunId={baselineRunId} query={query} />
      <SaveReport run={run} runs={runs} baselineRunId={baselineRunId} query={query} />
    </div>
  );
}
