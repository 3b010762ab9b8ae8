import { Button, Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ItemQuery, ItemSelection } from '../../../../shared/domain/itemQuery';
import { offerCommands } from '../../../commands/registry';
import { QueueForm } from '../../../components/bulk/QueueForm';
import { TagForm } from '../../../components/bulk/TagForm';
import { Keycap } from '../../../components/Keycap';
import { queueSelection, tagSelection } from '../../../data/itemActions';
import { formatCount } from '../../../format/formatCount';
import { exportItems, labelQueue, listItems } from '../../../state/app';
import { lookThrough } from '../look/lookRequest';
import classes from './Items.module.css';
import { SliceForm } from './SliceForm';
import { TodoForm } from './TodoForm';

interface Props {
  /** What the items are, in words: names what is made of them. */
  readonly name: string;
  readonly query: ItemQuery;
  /** Null until counted. */
  readonly total: number | null;
  readonly readOnly: boolean;
  readonly expectedGain: number | null;
}

type Dialog = 'tag' | 'queue' | 'slice' | 'todo';
const MOST_NAME = 200;

/** What can be done with all items of a list: each with its key. */
export function ItemsActions({ name, query, total, readOnly, expectedGain }: Props) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const hasItems = total !== null && total > 0;
  const canWrite = hasItems && !readOnly;
  const selection: ItemSelection = { kind: 'query', query, except: [] };
  const actions: readonly { readonly id: string; readonly title: string; readonly label: string; readonly keys: string; readonly enabled: boolean; readonly run: () => void }[] = [
    { id: 'list', label: 'List in Data', title: 'List these items in Data', keys: 'd', enabled: hasItems, run: () => listItems(query) },
    { id: 'look', label: 'Look', title: 'Look through these items with tag questions', keys: 'l', enabled: hasItems, run: () => lookThrough(name, query) },
    { id: 'queue', label: 'Queue', title: 'Make a labelling queue of these items', keys: 'q', enabled: canWrite, run: () => setDialog('queue') },
    { id: 'tag', label: 'Tag', title: 'Tag these items', keys: 't', enabled: canWrite, run: () => setDialog('tag') },
    { id: 'export', label: 'Export', title: 'Export these items', keys: 'e', enabled: hasItems, run: () => exportItems({ name, selection }) },
    { id: 'slice', label: 'Save as slice', title: 'Save these items as a slice', keys: 's', enabled: canWrite, run: () => setDialog('slice') },
    { id: 'todo', label: 'Plan', title: 'Plan what to do about these items', keys: 'p', enabled: canWrite, run: () => setDialog('todo') },
  ];
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(
    () =>
      offerCommands(
        latest.current.map(({ id, title, keys }) => ({
          id: `analyse.items.${id}`,
          title,
          section: 'Analyse' as const,
          keys,
          isAvailable: () => latest.current.find((action) => action.id === id)?.enabled ?? false,
          run: () => latest.current.find((action) => action.id === id)?.run(),
        })),
      ),
    [],
  );
  const close = () => setDialog(null);
  const what = formatCount(total ?? 0, 'item');
  const title = { tag: `Tag ${what}`, queue: `Send ${what} to a labelling queue`, slice: 'Save as a slice', todo: `Plan something about ${what}` };
  return (
    <div className={classes.actions} role="toolbar" aria-label="Actions on these items">
      {actions.map((action) => (
        <Button key={action.id} size="compact-xs" variant="default" disabled={!action.enabled} title={action.title} onClick={action.run} rightSection={<Keycap keys={action.keys.toUpperCase()} />}>
          {action.label}
        </Button>
      ))}
      <Modal opened={dialog !== null} onClose={close} title={dialog ? title[dialog] : ''} size={440} closeButtonProps={{ 'aria-label': 'Close' }}>
        {dialog === 'tag' && <TagForm onApply={(change) => tagSelection(selection, change)} onDone={close} />}
        {dialog === 'queue' && <QueueForm suggestedName={name.slice(0, MOST_NAME)} onCreate={(queue) => queueSelection(selection, queue)} onLabel={labelQueue} onDone={close} />}
        {dialog === 'slice' && <SliceForm suggestedName={name.slice(0, MOST_NAME)} query={query} onDone={close} />}
        {dialog === 'todo' && <TodoForm suggestedTitle={name.slice(0, MOST_NAME)} query={query} items={total} expectedGain={expectedGain} onDone={close} />}
      </Modal>
    </div>
  );
}
