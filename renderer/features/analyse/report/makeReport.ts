import type { Input, Output } from '../../../../shared/contract';
import type { RunInfo } from '../../../../shared/contract/runs';
import type { FoundSlices } from '../../../../shared/contract/slices';
import type { ItemQuery } from '../../../../shared/domain/itemQuery';
import { describeQuery } from '../../../../shared/report/describeQuery';
import { evaluationReport } from '../../../../shared/report/evaluationReport';
import { queryClient } from '../../../data/queries';
import { services } from '../../../data/services';
import { useAnalyse } from '../../../state/analyse';
import { againstBaseline } from '../overview/againstBaseline';
import { BOOTSTRAP, SEED } from '../useFigures';

export interface ReportRequest {
  readonly run: RunInfo;
  readonly runs: readonly RunInfo[];
  readonly baselineRunId: number | null;
  readonly query: ItemQuery;
}

/** The report of what the screen is about, as one HTML page: the figures that are shown already are not computed again. */
export async function makeReport({ run, runs, baselineRunId, query }: ReportRequest): Promise<string> {
  const asked = { ...query, sort: null };
  const input: Input<'evaluation.measure'> = { runId: run.runId, baselineRunId, query: asked, dimensions: null, bootstrap: BOOTSTRAP, seed: SEED, groupColumn: null };
  const result = await queryClient.fetchQuery<Output<'evaluation.measure'>>({ queryKey: ['evaluation.measure', input], queryFn: ({ signal }) => services.call('evaluation.measure', input, undefined, { signal }) });
  const [project, references, todos, schema] = await Promise.all([services.call('project.get', {}), services.call('references.list', {}), services.call('todos.list', {}), services.call('labelSchema.get', {})]);
  const { baseline } = useAnalyse.getState();
  const names = { className: (uid: string) => schema.classes.find((entry) => entry.uid === uid)?.name, runName: (runId: number) => runs.find((entry) => entry.runId === runId)?.name };
  return evaluationReport({
    project: project?.name ?? '',
    run,
    baseline: runs.find(({ runId }) => runId === baselineRunId) ?? null,
    against: baseline.startsWith('run:') ? null : againstBaseline(result, baseline, references),
    result,
    references,
    weakSlices: searchedSlices(run.runId, asked),
    todos,
    population: describeQuery(asked, names),
    date: new Date().toISOString(),
    version: window.goldset.versions.app,
  });
}

/** The newest search of weak slices among the same items, if there was one. */
function searchedSlices(runId: number, query: ItemQuery): FoundSlices | null {
  const searches = queryClient.getQueryCache().findAll({ queryKey: ['slices.find'] }).filter(({ queryKey, state }) => {
    const input = queryKey[1] as Input<'slices.find'>;
    return state.data !== undefined && !state.isInvalidated && input.runId === runId && JSON.stringify(input.query) === JSON.stringify(query);
  });
  return (searches.sort((a, b) => a.state.dataUpdatedAt - b.state.dataUpdatedAt).at(-1)?.state.data as FoundSlices | undefined) ?? null;
}
