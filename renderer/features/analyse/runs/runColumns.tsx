import type { ReactNode } from 'react';
import type { RunMetrics } from '../../../../shared/contract/runs';
import { IntervalBar } from '../../../components/IntervalBar';
import type { VirtualColumn } from '../../../components/table/VirtualTable';
import { formatNumber } from '../../../format/formatNumber';
import { formatPercentFixed } from '../../../format/formatPercentFixed';
import { hyperparameter, hyperparameterNames, type RunRow, type RunValue } from './runRows';
import classes from './Runs.module.css';

export type RunColumn = VirtualColumn<RunRow> & RunValue & { readonly isExtra?: boolean };

interface Options {
  readonly rows: readonly RunRow[];
  readonly runId: number | null;
  readonly baselineRunId: number | null;
}

const date = (at: number) => new Date(at).toLocaleDateString('en', { day: 'numeric', month: 'short', year: 'numeric' });

/** Nothing until the figures are there. */
function shown(metrics: RunMetrics | null, value: number | null, say: (value: number) => ReactNode): ReactNode {
  return value === null ? <span className={classes.muted}>{metrics ? 'n/a' : ''}</span> : say(value);
}

/** The columns of the experiment record: figures, what is said of the runs, and a column for each hyperparameter. */
export function runColumns({ rows, runId, baselineRunId }: Options): readonly RunColumn[] {
  const figure = (key: keyof RunMetrics & ('macroF1' | 'balancedAccuracy' | 'mcc' | 'cohenKappa' | 'logLoss' | 'brier' | 'ece' | 'cost'), title: string, hint: string, better: 'high' | 'low', say: (value: number) => string): RunColumn => ({
    id: key,
    title,
    hint,
    better,
    width: 76,
    value: ({ metrics }) => metrics?.[key] ?? null,
    render: ({ metrics }) => shown(metrics, metrics?.[key] ?? null, say),
  });
  const text = (id: string, title: string, width: number, value: (row: RunRow) => string | null, isExtra = false): RunColumn => ({ id, title, width, isText: true, isExtra, value, render: (row) => <bdi className={classes.text} title={value(row) ?? undefined}>{value(row)}</bdi> });
  return [
    {
      id: 'name',
      title: 'Run',
      width: 180,
      isText: true,
      isPinned: true,
      value: ({ run }) => run.name,
      render: ({ run }) => (
        <>
          <bdi className={classes.name} title={run.name}>
            {run.name}
          </bdi>
          {run.runId === runId && <span className={classes.mark}>run</span>}
          {run.runId === baselineRunId && <span className={classes.mark}>baseline</span>}
        </>
      ),
    },
    { ...text('modelVersion', 'Version', 72, ({ run }) => run.modelVersion || null) },
    { id: 'n', title: 'Items', hint: 'Evaluated on the population chosen above', width: 66, value: ({ metrics }) => metrics?.n ?? null, render: ({ metrics }) => metrics?.n.toLocaleString('en') ?? ' ' },
    {
      id: 'accuracy',
      title: 'Accuracy',
      better: 'high',
      width: 92,
      value: ({ metrics }) => metrics?.accuracy ?? null,
      render: ({ metrics }) =>
        shown(metrics, metrics?.accuracy ?? null, (value) => (
          <span className={classes.rate} title={metrics?.accuracyCi ? `95 %: ${formatPercentFixed(metrics.accuracyCi[0])} to ${formatPercentFixed(metrics.accuracyCi[1])}` : undefined}>
            {formatPercentFixed(value)}
            <IntervalBar value={value} interval={metrics?.accuracyCi ?? null} />
          </span>
        )),
    },
    figure('macroF1', 'Macro-F1', 'Mean of the classes', 'high', formatPercentFixed),
    figure('balancedAccuracy', 'Balanced accuracy', 'Mean recall of the classes that occur in gold', 'high', formatPercentFixed),
    figure('mcc', 'MCC', 'Matthews correlation', 'high', formatNumber),
    { ...figure('cohenKappa', 'κ', 'Cohen’s kappa', 'high', formatNumber), isExtra: true },
    figure('logLoss', 'Log loss', 'Lower is better', 'low', formatNumber),
    { ...figure('brier', 'Brier', 'Lower is better', 'low', formatNumber), isExtra: true },
    figure('ece', 'ECE', 'Expected calibration error, a fraction; lower is better', 'low', formatNumber),
    figure('cost', 'Cost', 'Mean cost an item under the cost weights; lower is better', 'low', formatNumber),
    { id: 'left', title: 'Left out', hint: 'Abstained, or without gold or prediction', width: 84, isExtra: true, value: ({ metrics }) => (metrics ? metrics.abstained + metrics.missing : null), render: ({ metrics }) => (metrics ? (metrics.abstained + metrics.missing).toLocaleString('en') : ' ') },
    { id: 'createdAt', title: 'Imported', width: 112, value: ({ run }) => run.createdAt, render: ({ run }) => date(run.createdAt) },
    { ...text('outOfSample', 'Out of sample', 88, ({ run }) => (run.outOfSample === null ? 'not said' : run.outOfSample ? 'yes' : 'no'), true) },
    text('codeVersion', 'Code', 110, ({ run }) => run.codeVersion || null, true),
    text('dataSnapshot', 'Data snapshot', 140, ({ run }) => run.dataSnapshot || null, true),
    text('file', 'File', 160, ({ run }) => run.file || null, true),
    text('notes', 'Notes', 220, ({ run }) => run.notes || null),
    ...hyperparameterNames(rows.map(({ run }) => run)).map((name): RunColumn => {
      const column = text(`hyperparameter:${name}`, name, 110, ({ run }) => hyperparameter(run, name), true);
      return { ...column, isText: false };
    }),
  ];
}
