import { useMemo, useState } from 'react';
import type { SampledItem } from '../../../../shared/contract/sampling';
import { ClassChip } from '../../../components/ClassChip';
import { ItemView } from '../../../components/item/ItemView';
import { Problem } from '../../../components/Problem';
import { type TableSort, type VirtualColumn, VirtualTable } from '../../../components/table/VirtualTable';
import { useRead } from '../../../data/queries';
import { useClasses } from '../../../data/useClasses';
import { formatNumber } from '../../../format/formatNumber';
import { formatPercentFixed } from '../../../format/formatPercentFixed';
import classes from './Batch.module.css';

interface Row extends SampledItem {
  /** From 1: the order in which they were chosen. */
  readonly place: number;
}
type Column = VirtualColumn<Row> & { readonly value: (row: Row) => number | string | null };

const TEXT_SIZE = 15;

/** One row an item, in the order of the batch; the chosen one stands below in full. */
export function BatchTable({ items }: { readonly items: readonly SampledItem[] }) {
  const { byUid } = useClasses();
  const [sort, setSort] = useState<TableSort | null>({ id: 'place', descending: false });
  const [chosen, setChosen] = useState<number | null>(null);
  const rows = useMemo(() => items.map((item, index) => ({ ...item, place: index + 1 })), [items]);
  const columns = useMemo(
    (): readonly Column[] => [
      { id: 'place', title: '#', width: 46, value: ({ place }) => place, render: ({ place }) => place },
      { id: 'item', title: 'Item', width: 110, isText: true, value: ({ externalId }) => externalId, render: ({ externalId }) => <bdi className={`mono ${classes.cut}`} title={externalId}>{externalId}</bdi> },
      { id: 'excerpt', title: 'Content', width: 260, isText: true, value: ({ excerpt }) => excerpt, render: ({ excerpt }) => <span className={classes.excerpt} dir="auto" title={excerpt}>{excerpt}</span> },
      { id: 'score', title: 'Score', hint: 'What the strategy orders by: higher is chosen earlier', width: 70, value: ({ score }) => score, render: ({ score }) => formatNumber(score) },
      {
        id: 'reason',
        title: 'Reason',
        width: 250,
        isText: true,
        value: ({ reason }) => reason,
        render: ({ reason, audit }) => (
          <>
            {audit && <span className={classes.audit} title="Drawn at random, whatever the strategy says">audit</span>}
            <span className={classes.cut} dir="auto" title={reason}>
              {reason}
            </span>
          </>
        ),
      },
      {
        id: 'predicted',
        title: 'Predicted',
        width: 130,
        isText: true,
        value: ({ predictedUid }) => byUid.get(predictedUid ?? '')?.name ?? null,
        render: ({ predictedUid }) => {
          const of = byUid.get(predictedUid ?? '');
          return of ? <span title={of.name} className={classes.cut}><ClassChip name={of.name} color={of.color} /></span> : <span className={classes.muted}>none</span>;
        },
      },
      { id: 'confidence', title: 'Confidence', width: 84, value: ({ confidence }) => confidence, render: ({ confidence }) => (confidence === null ? '' : formatPercentFixed(confidence)) },
    ],
    [byUid],
  );
  const ordered = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort]);
  return (
    <>
      <div className={classes.table}>
        <VirtualTable name="Items of the batch" columns={columns} rows={ordered} keyOf={keyOf} sort={sort} onSort={setSort} selected={chosen === null ? null : String(chosen)} onOpen={({ itemId }) => setChosen(itemId === chosen ? null : itemId)} />
      </div>
      {chosen !== null && items.some(({ itemId }) => itemId === chosen) && <InFull itemId={chosen} />}
    </>
  );
}

const keyOf = ({ itemId }: Row) => String(itemId);

function sortRows(rows: readonly Row[], columns: readonly Column[], sort: TableSort | null): readonly Row[] {
  const value = columns.find(({ id }) => id === sort?.id)?.value;
  if (!value || !sort) return rows;
  const sign = sort.descending ? -1 : 1;
  return rows.toSorted((x, y) => {
    const [a, b] = [value(x), value(y)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', { numeric: true }));
  });
}

function InFull({ itemId }: { readonly itemId: number }) {
  const item = useRead('items.get', { itemId }, { keepPrevious: true });
  return (
    <section className={classes.item} aria-label="Item">
      {item.error && <Problem title="The item could not be read">{item.error.message}</Problem>}
      {item.data && <ItemView content={item.data.content} textSize={TEXT_SIZE} keywords={[]} />}
    </section>
  );
}
