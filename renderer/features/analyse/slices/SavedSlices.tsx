import { ActionIcon, Button, Modal } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Output } from '../../../../shared/contract';
import type { RunInfo } from '../../../../shared/contract/runs';
import type { Slice } from '../../../../shared/contract/slices';
import { Estimate } from '../../../components/Estimate';
import { Part } from '../../../components/Part';
import { Problem } from '../../../components/Problem';
import { showFailure } from '../../../components/showFailure';
import { type SortableColumn, SortableTable } from '../../../components/SortableTable';
import { Stale } from '../../../components/Stale';
import { useAnalysis } from '../../../data/useAnalysis';
import { useRead } from '../../../data/queries';
import { services } from '../../../data/services';
import { formatPercentFixed } from '../../../format/formatPercentFixed';
import { choosePopulation } from '../../../state/analyse';
import type { AnalyseTabProps } from '../analyseTabs';
import type { ChosenItems } from '../items/ItemsBehind';
import { SliceForm } from '../items/SliceForm';
import { Progressing } from '../../../components/Progressing';
import classes from '../Review.module.css';
import { Stacked } from '../Stacked';

/** More columns of runs than this are no table any more. */
const MOST_RUNS = 8;
type Tracked = Output<'slices.track'>[number];
interface Row {
  readonly slice: Slice;
  readonly runs: Tracked['runs'];
  /** Why there are no figures. */
  readonly reason: string | null;
}

/** Error rate of each saved slice in each run: what gets better, what gets worse. */
export function SavedSlices({ runId, query, readOnly, chosen, onChoose }: AnalyseTabProps & { readonly chosen: ChosenItems | null; readonly onChoose: (chosen: ChosenItems, search: string) => void }) {
  const slices = useRead('slices.list', {});
  const runs = useRead('runs.list', {}).data;
  const [edited, setEdited] = useState<Slice | 'new' | null>(null);
  const shown = useMemo(() => chooseRuns(runs ?? [], runId), [runs, runId]);
  const tracked = useAnalysis('slices.track', { runIds: shown.map((run) => run.runId), query: { ...query, sort: null } }, { enabled: shown.length > 0 && (slices.data?.length ?? 0) > 0 });
  const rows: readonly Row[] = (slices.data ?? []).map((slice) => {
    const found = tracked.data?.find(({ id }) => id === slice.id);
    return { slice, runs: found?.runs ?? [], reason: found?.reason ?? null };
  });
  const isNarrowed = query.search !== '' || query.filters.length > 0;
  const save = (
    <Button variant="default" disabled={readOnly || !isNarrowed} title={isNarrowed ? undefined : 'Narrow the items above first: by split, filter or search'} onClick={() => setEdited('new')}>
      Save the items above as a slice
    </Button>
  );
  const columns: readonly SortableColumn<Row>[] = [
    {
      id: 'name',
      title: 'Slice',
      isText: true,
      value: ({ slice }) => slice.name,
      render: ({ slice, reason }) => (
        <>
        <button type="button" className={classes.link} disabled={tracked.isStale} title={slice.notes === '' ? slice.name : `${slice.name}\n${slice.notes}`} aria-pressed={chosen?.title === slice.name} onClick={() => onChoose({ title: slice.name, filters: slice.query.filters, errorFilters: [...slice.query.filters, { column: `outcome:${runId}`, operator: 'is', values: ['wrong'] }] }, slice.query.search)}>
          <bdi>{slice.name}</bdi>
        </button>
        {reason !== null && (
          <span className={classes.reason} title={reason}>
            {reason}
          </span>
        )}
        </>
      ),
    },
    { id: 'items', title: 'Items', hint: 'Evaluated items of the slice, in the chosen run', value: ({ runs: of }) => of.find((entry) => entry.runId === runId)?.support ?? null, render: ({ runs: of }) => of.find((entry) => entry.runId === runId)?.support.toLocaleString('en') ?? '' },
    ...shown.map((run) => ({
      id: String(run.runId),
      title: run.name.length > 24 ? `${run.name.slice(0, 23)}…` : run.name,
      hint: `Error rate in ${run.name}, with its 95 % interval; accuracy and macro-F1 stand in the tooltips`,
      value: ({ runs: of }: Row) => of.find((entry) => entry.runId === run.runId)?.errorRate ?? null,
      render: ({ runs: of, reason }: Row) => {
        const entry = of.find((candidate) => candidate.runId === run.runId);
        if (!entry) return reason === null ? '' : <Estimate value={null} reason={reason} />;
        return (
          <Stacked title={`${entry.errors.toLocaleString('en')} of ${entry.support.toLocaleString('en')} wrong; accuracy ${formatPercentFixed(entry.accuracy)}, macro-F1 ${formatPercentFixed(entry.macroF1)}`}>
            <Estimate value={entry.errorRate} interval={entry.errorRateCi} reason={reason ?? 'No evaluated item.'} say={formatPercentFixed} />
          </Stacked>
        );
      },
    })),
    {
      id: 'actions',
      title: '',
      value: () => null,
      render: ({ slice }) => (
        <span className={classes.rowActions}>
          <Button size="compact-xs" variant="subtle" title="Evaluate these items only, on every tab" onClick={() => choosePopulation(slice.query)}>
            Look at only these
          </Button>
          <ActionIcon variant="subtle" color="gray" size="sm" disabled={readOnly} aria-label={`Rename ${slice.name}`} onClick={() => setEdited(slice)}>
            <IconPencil size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" size="sm" disabled={readOnly} aria-label={`Remove ${slice.name}`} onClick={() => void remove(slice)}>
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        </span>
      ),
    },
  ];
  return (
    <Part title="Saved slices" text="Error rate of each slice in each run, among the items chosen above." tools={save}>
      {(slices.error ?? tracked.error) && <Problem title="The slices could not be measured">{(slices.error ?? tracked.error)!.message}</Problem>}
      {slices.data?.length === 0 && <p className={classes.hint}>No slice is saved yet. Choose items anywhere on this screen and press S beside them, or narrow the items above and save them here.</p>}
      {rows.length > 0 && (
        <>
          <Stale when={tracked.isStale} className={classes.wide}>
            <SortableTable<Row> name="Saved slices over runs" rows={rows} keyOf={({ slice }) => String(slice.id)} columns={columns} />
          </Stale>
          {(runs?.length ?? 0) > shown.length && <p className={classes.small}>The {MOST_RUNS} newest runs and the chosen one, of {runs!.length.toLocaleString('en')}.</p>}
          <Progressing analysis={tracked} doing="Measuring" again="Measure the slices" />
        </>
      )}
      <Modal opened={edited !== null} onClose={() => setEdited(null)} title={edited === 'new' ? 'Save as a slice' : 'Rename the slice'} size={440} closeButtonProps={{ 'aria-label': 'Close' }}>
        {edited === 'new' && <SliceForm suggestedName="" query={query} onDone={() => setEdited(null)} />}
        {edited !== null && edited !== 'new' && <SliceForm suggestedName={edited.name} query={edited.query} slice={edited} onDone={() => setEdited(null)} />}
      </Modal>
    </Part>
  );
}

/** Oldest first, as time goes. */
function chooseRuns(runs: readonly RunInfo[], runId: number): RunInfo[] {
  const newest = new Set(runs.slice(0, MOST_RUNS).map((run) => run.runId));
  return runs.filter((run) => newest.has(run.runId) || run.runId === runId).reverse();
}

async function remove({ id }: Slice): Promise<void> {
  try {
    await services.call('slices.remove', { id });
  } catch (error) {
    showFailure('The slice was not removed', error);
  }
}
