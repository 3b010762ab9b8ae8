import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { ALL_ITEMS } from '../../../shared/domain/itemQuery';
import { describeSelection } from '../../../shared/report/describeSelection';
import { Keycap } from '../../components/Keycap';
import { useRead } from '../../data/queries';
import { useClasses } from '../../data/useClasses';
import { formatCount } from '../../format/formatCount';
import { exportAllItems, type ItemList, useApp } from '../../state/app';
import classes from './Export.module.css';

const ALL = 'all';
const SENT = 'sent';

/** Which list of items is exported: all, the one that another screen sent here, or a saved slice. */
export function ListField({ isBlind }: { readonly isBlind: boolean }) {
  const list = useApp((state) => state.itemsToExport);
  const saved = useRead('slices.list', {}).data ?? [];
  const slices = saved.map(({ id, name, query }) => ({ value: `slice:${id}`, list: { name, selection: { kind: 'query', query, except: [] } } satisfies ItemList }));
  const slice = slices.find((entry) => JSON.stringify(entry.list) === JSON.stringify(list));
  const name = useListName(list);
  const total = useListSize(list, !isBlind);

  const line = useRef<HTMLDivElement>(null);
  // in a narrow window this lies below the other steps
  useEffect(() => line.current?.scrollIntoView({ block: 'nearest' }), [list]);

  const choose = (value: string) => {
    if (value !== SENT) useApp.setState({ itemsToExport: slices.find((entry) => entry.value === value)?.list ?? null });
  };
  return (
    <div className={classes.list}>
      <NativeSelect
        label="Which items"
        data={[
          { value: ALL, label: 'All items' },
          ...(list && !slice ? [{ value: SENT, label: name }] : []),
          ...(slices.length > 0 ? [{ group: 'Saved slices', items: slices.map((entry) => ({ value: entry.value, label: entry.list.name })) }] : []),
        ]}
        value={list ? (slice?.value ?? SENT) : ALL}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {list && (
        <div ref={line} className={classes.only}>
          <p role="status" title={name}>
            Only: <bdi>{name}</bdi>
          </p>
          {total !== null && <span className={classes.size}>({formatCount(total, 'item')})</span>}
          <Button variant="subtle" color="gray" onClick={exportAllItems} rightSection={<Keycap keys="A" />}>
            Export all items
          </Button>
        </div>
      )}
    </div>
  );
}

function useListName(list: ItemList | null): string {
  const { byUid } = useClasses();
  const runs = useRead('runs.list', {}).data ?? [];
  if (!list) return '';
  return list.name ?? describeSelection(list.selection, { className: (uid) => byUid.get(uid)?.name, runName: (id) => runs.find(({ runId }) => runId === id)?.name });
}

/** How many items it holds; null: not known yet, not to be known, or its query makes no sense any more, which the preview says. */
function useListSize(list: ItemList | null, mayKnow: boolean): number | null {
  const selection = list?.selection;
  const counted = useRead('items.count', { query: selection?.kind === 'query' ? { ...selection.query, sort: null } : ALL_ITEMS }, { enabled: mayKnow && selection?.kind === 'query' });
  if (!mayKnow || !selection) return null;
  if (selection.kind === 'ids') return selection.ids.length;
  return counted.data ? counted.data.total - selection.except.length : null;
}
