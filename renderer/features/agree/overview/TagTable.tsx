import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { AgreementByTag } from '../../../../shared/contract/agreement';
import { Problem } from '../../../components/Problem';
import { SortableTable } from '../../../components/SortableTable';
import { useAnalysis } from '../../../data/useAnalysis';
import { useRead } from '../../../data/queries';
import { formatPercent } from '../../../format/formatPercent';
import { Estimate } from '../../../components/Estimate';
import { BOOTSTRAP, SEED } from './intervals';
import classes from './Overview.module.css';
import { Part } from '../../../components/Part';
import { Stale } from '../../../components/Stale';

type Row = AgreementByTag['rows'][number];

/** Where agreement breaks down: by the values of one tag. */
export function TagTable({ hlpForm }: { readonly hlpForm: 'plain' | 'leave-one-out' }) {
  const keys = useRead('items.columns', {}).data?.tagKeys ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const key = chosen !== null && keys.includes(chosen) ? chosen : (keys[0] ?? null);
  const quick = useAnalysis('agreement.byTag', { key: key ?? '', bootstrap: 0, seed: SEED }, { enabled: key !== null });
  const full = useAnalysis('agreement.byTag', { key: key ?? '', bootstrap: BOOTSTRAP, seed: SEED }, { enabled: key !== null && quick.data !== undefined && !quick.isStale });
  const data = full.data && !full.isStale ? full.data : quick.data;
  const tools = keys.length > 0 && <NativeSelect aria-label="Tag" value={key ?? ''} onChange={(event) => setChosen(event.currentTarget.value)} data={[...keys]} className={classes.tagKey} />;
  return (
    <Part title="By tag" text="Where people agree less: items of each value of a tag. An item with several values counts for each." tools={tools}>
      {quick.error && <Problem title="The tag values could not be measured">{quick.error.message}</Problem>}
      {keys.length === 0 && <p className={classes.hint}>No item has a tag yet. Tag items on the Data screen, or import columns as tags.</p>}
      {key !== null && data && (
        <Stale when={quick.isStale}>
          <SortableTable<Row>
            name={`Agreement by ${data.key}`}
            rows={data.rows}
            keyOf={({ value }) => JSON.stringify(value)}
            columns={[
              { id: 'value', title: data.key, isText: true, value: ({ value }) => value, render: ({ value }) => (value === null ? <em>no value</em> : <bdi>{value}</bdi>) },
              { id: 'items', title: 'Items', hint: 'With two answers or more', value: ({ items }) => items, render: ({ items }) => items.toLocaleString('en') },
              { id: 'agree', title: 'Agree', value: ({ percentAgreement }) => percentAgreement, render: ({ percentAgreement }) => formatPercent(percentAgreement) },
              { id: 'alpha', title: 'α', value: ({ alpha }) => alpha, render: ({ alpha, ci, reason }) => <Estimate value={alpha} interval={ci} reason={reason} /> },
              { id: 'hlp', title: 'HLP', hint: hlpForm === 'plain' ? 'Against imported or adjudicated gold' : 'Each answer against the majority of the others', value: ({ hlp }) => hlp.accuracy, render: ({ hlp }) => formatPercent(hlp.accuracy) },
            ]}
          />
        </Stale>
      )}
    </Part>
  );
}
