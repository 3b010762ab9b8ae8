import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { EmptyState } from '../../../components/EmptyState';
import { Problem } from '../../../components/Problem';
import { ColumnChooser } from '../../../components/table/ColumnChooser';
import { TableTools } from '../../../components/table/TableTools';
import { type TableSort, VirtualTable } from '../../../components/table/VirtualTable';
import { Stale } from '../../../components/Stale';
import { useRead } from '../../../data/queries';
import { useAnalysis } from '../../../data/useAnalysis';
import { formatCount } from '../../../format/formatCount';
import { openPredictionImport } from '../../../state/app';
import type { AnalyseTabProps } from '../analyseTabs';
import { References } from './References';
import { RunPanel } from './RunPanel';
import { type RunColumn, runColumns } from './runColumns';
import { bestOf, joinMetrics, type RunRow, sortRuns } from './runRows';
import classes from './Runs.module.css';

type Props = Omit<AnalyseTabProps, 'runId'> & { readonly runId?: number };

/** The experiment record: all runs side by side on the same items. */
export function RunsTab({ runId, baselineRunId, query, readOnly }: Props) {
  const runs = useRead('runs.list', {}).data;
  const metrics = useAnalysis('runs.metrics', { query: { ...query, sort: null } }, { enabled: (runs?.length ?? 0) > 0 });
  const [sort, setSort] = useState<TableSort | null>({ id: 'createdAt', descending: true });
  const [chosen, setChosen] = useState<number | null>(null);
  const [shownExtras, setShownExtras] = useState<ReadonlySet<string>>(new Set());
  const [hiddenUsual, setHiddenUsual] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => joinMetrics(runs ?? [], metrics.data ?? []), [runs, metrics.data]);
  const columns = useMemo(() => withBest(runColumns({ rows, runId: runId ?? null, baselineRunId }), rows), [rows, runId, baselineRunId]);
  const hidden = useMemo(() => new Set(columns.filter(({ id, isExtra }) => (isExtra ? !shownExtras.has(id) : hiddenUsual.has(id))).map(({ id }) => id)), [columns, shownExtras, hiddenUsual]);
  const shown = useMemo(() => columns.filter(({ id }) => !hidden.has(id)), [columns, hidden]);
  const ordered = useMemo(() => sortRuns(rows, columns, sort), [rows, columns, sort]);
  const selected = rows.find(({ run }) => run.runId === (chosen ?? runId)) ?? null;
  if (!runs) return null;
  if (runs.length === 0) return <NoRuns readOnly={readOnly} />;
  const hide = (next: ReadonlySet<string>) => {
    setShownExtras(new Set(columns.filter(({ id, isExtra }) => isExtra && !next.has(id)).map(({ id }) => id)));
    setHiddenUsual(new Set(columns.filter(({ id, isExtra }) => !isExtra && next.has(id)).map(({ id }) => id)));
  };
  return (
    <div className={classes.screen}>
      <section className={classes.record} aria-label="Runs">
        <div className={classes.toolbar}>
          <span role="status">{formatCount(runs.length, 'run')}, each on the items chosen above{metrics.running ? '; counting' : ''}</span>
          <ColumnChooser columns={columns.filter(({ isPinned }) => !isPinned).map(({ id, title }) => ({ id, title, what: id.startsWith('hyperparameter:') ? 'hyperparameter' : undefined }))} hidden={hidden} onHide={hide} />
          <TableTools name="Runs" table={() => ({ head: columns.map(({ id }) => id.replace('hyperparameter:', '')), rows: ordered.map((row) => columns.map(({ value }) => value(row))) })} />
          <Button variant="default" leftSection={<IconUpload size={15} aria-hidden />} disabled={readOnly} onClick={openPredictionImport}>
            Import predictions
          </Button>
        </div>
        {metrics.error && <Problem title="The runs could not be measured">{metrics.error.message}</Problem>}
        <Stale when={metrics.isStale} className={classes.table}>
          <VirtualTable name="Runs" columns={shown} rows={ordered} keyOf={keyOf} sort={sort} onSort={setSort} selected={selected && keyOf(selected)} onOpen={({ run }) => setChosen(run.runId)} />
        </Stale>
        <References readOnly={readOnly} />
      </section>
      <aside className={classes.panel} aria-label="The chosen run">
        {selected && <RunPanel key={`${selected.run.runId} ${JSON.stringify(selected.run)}`} run={selected.run} isRun={selected.run.runId === runId} isBaseline={selected.run.runId === baselineRunId} readOnly={readOnly} />}
      </aside>
    </div>
  );
}

const keyOf = ({ run }: RunRow) => String(run.runId);

/** The best figure of a column in bold. */
function withBest(columns: readonly RunColumn[], rows: readonly RunRow[]): readonly RunColumn[] {
  const best = bestOf(rows, columns);
  return columns.map((column) => {
    const most = best.get(column.id);
    if (most === undefined) return column;
    return { ...column, render: (row) => (column.value(row) === most ? <strong title="The best of these runs">{column.render(row)}</strong> : column.render(row)) };
  });
}

function NoRuns({ readOnly }: { readonly readOnly: boolean }) {
  return (
    <EmptyState
      title="No runs yet"
      text="This is the record of your experiments: every model’s predictions, what it was made of, and its figures on the same items, side by side."
      action={
        <Button leftSection={<IconUpload size={16} aria-hidden />} disabled={readOnly} onClick={openPredictionImport}>
          Import predictions
        </Button>
      }
    />
  );
}
