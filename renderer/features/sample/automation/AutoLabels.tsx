import { useState } from 'react';
import { ClassChip } from '../../../components/ClassChip';
import { Problem } from '../../../components/Problem';
import { SortableTable } from '../../../components/SortableTable';
import { useRead } from '../../../data/queries';
import { useClasses } from '../../../data/useClasses';
import { formatCount } from '../../../format/formatCount';
import { formatWhen } from '../../../format/formatWhen';
import classes from '../Sample.module.css';
import { SamplePanel } from '../SamplePanel';

/** Labels that no person gave: how many, of which class, from which queue. */
export function AutoLabels({ onShow }: { readonly onShow: (queueId: number) => void }) {
  const summary = useRead('autoLabels.summary', {}, { keepPrevious: true });
  const { byUid } = useClasses();
  const [now] = useState(() => Date.now());
  return (
    <SamplePanel title="Auto-labels">
      {summary.error && <Problem title="The auto-labels could not be counted">{summary.error.message}</Problem>}
      {summary.data?.items === 0 && <p className={classes.hint}>None. They come from queues that are partial or full, are marked as such, and count in no agreement and for no annotator.</p>}
      {summary.data && summary.data.items > 0 && (
        <>
          <p className={classes.hint}>{formatCount(summary.data.items, 'item has', 'items have')} one. They are marked as such, and count in no agreement and for no annotator.</p>
          <SortableTable
            name="Auto-labels by class"
            rows={summary.data.byClass}
            keyOf={({ classUid }) => classUid}
            sortedBy={{ id: 'items', descending: true }}
            columns={[
              {
                id: 'class',
                title: 'Class',
                isText: true,
                value: ({ classUid }) => byUid.get(classUid)?.name ?? classUid,
                render: ({ classUid }) => <ClassChip name={byUid.get(classUid)?.name ?? classUid} color={byUid.get(classUid)?.color ?? 'transparent'} />,
              },
              { id: 'items', title: 'Items', value: ({ items }) => items, render: ({ items }) => items.toLocaleString('en') },
            ]}
          />
          <SortableTable
            name="Auto-labels by queue"
            rows={summary.data.byQueue}
            keyOf={({ queueId }) => String(queueId)}
            columns={[
              {
                id: 'queue',
                title: 'Queue',
                isText: true,
                value: ({ name }) => name,
                render: ({ queueId, name }) => (
                  <button type="button" dir="auto" className={classes.link} title={name} onClick={() => onShow(queueId)}>
                    {name}
                  </button>
                ),
              },
              { id: 'items', title: 'Items', value: ({ items }) => items, render: ({ items }) => items.toLocaleString('en') },
              { id: 'at', title: 'Accepted', value: ({ at }) => at, render: ({ at }) => formatWhen(at, now) },
            ]}
          />
        </>
      )}
    </SamplePanel>
  );
}
