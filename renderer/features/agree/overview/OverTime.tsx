import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { AgreementResult } from '../../../../shared/contract/agreement';
import { LineWithInterval } from '../../../components/LineWithInterval';
import { SortableTable } from '../../../components/SortableTable';
import { formatPercent } from '../../../format/formatPercent';
import { Estimate, sayNumber } from '../../../components/Estimate';
import classes from './Overview.module.css';
import { Part } from '../../../components/Part';

/** Items in order of their newest answer: does agreement rise as people learn, or fall as they tire? */
export function OverTime({ rows }: { readonly rows: AgreementResult['overTime'] }) {
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const lowest = Math.min(0, ...rows.map(({ alpha, ci }) => ci?.[0] ?? alpha ?? 0));
  const points = rows.map((row) => ({ key: String(row.from), value: row.alpha, interval: row.ci, label: sayDay(row.to) }));
  const views = <SegmentedControl aria-label="Agreement over time as" value={view} onChange={(value) => setView(value as 'chart')} data={[{ value: 'chart', label: 'Chart' }, { value: 'table', label: 'Table' }]} />;
  return (
    <Part title="Over time" text="α of items in order of their newest answer, in parts of about equal size (20 items or more)." tools={views}>
      <div className={classes.chartSpace}>
        {rows.length < 2 ? (
          <p className={classes.hint}>{rows.length === 0 ? 'No item has two answers yet.' : 'There is one part only: fewer than 40 items have two answers, or all came at the same moment.'}</p>
        ) : view === 'chart' ? (
          <LineWithInterval name={`Alpha over time, from ${sayPart(rows[0]!)} to ${sayPart(rows.at(-1)!)}`} points={points} from={lowest < 0 ? Math.floor(lowest * 2) / 2 : 0} to={1} say={sayNumber} />
        ) : (
          <SortableTable
            name="Agreement over time"
            rows={rows}
            keyOf={({ from }) => String(from)}
            columns={[
              { id: 'until', title: 'Until', isText: true, value: ({ to }) => to, render: ({ to }) => sayMoment(to) },
              { id: 'items', title: 'Items', value: ({ items }) => items, render: ({ items }) => items.toLocaleString('en') },
              { id: 'agree', title: 'Agree', value: ({ percentAgreement }) => percentAgreement, render: ({ percentAgreement }) => formatPercent(percentAgreement) },
              { id: 'alpha', title: 'α', value: ({ alpha }) => alpha, render: ({ alpha, ci, reason }) => <Estimate value={alpha} interval={ci} reason={reason} /> },
            ]}
          />
        )}
      </div>
    </Part>
  );
}

const sayDay = (at: number) => new Date(at).toLocaleDateString('en', { day: 'numeric', month: 'short' });
const sayMoment = (at: number) => new Date(at).toLocaleString('en', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false });
const sayPart = ({ alpha, to }: AgreementResult['overTime'][number]) => `${alpha === null ? 'undefined' : sayNumber(alpha)} until ${sayMoment(to)}`;
