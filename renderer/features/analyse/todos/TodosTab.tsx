import { ActionIcon, Button, Checkbox, Modal } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Todo } from '../../../../shared/contract/todos';
import { TODO_KIND_NAME } from '../../../../shared/domain/todoKind';
import { ALL_ITEMS } from '../../../../shared/domain/itemQuery';
import { displayKeys, offerCommands } from '../../../commands/registry';
import { EmptyState } from '../../../components/EmptyState';
import { Keycap } from '../../../components/Keycap';
import { Problem } from '../../../components/Problem';
import { showFailure } from '../../../components/showFailure';
import { SortableTable } from '../../../components/SortableTable';
import { useRead } from '../../../data/queries';
import { services } from '../../../data/services';
import { formatCount } from '../../../format/formatCount';
import { formatPoints } from '../../../format/formatPoints';
import type { ChosenItems } from '../items/ItemsBehind';
import { TodoForm } from '../items/TodoForm';
import { WithItems } from '../items/WithItems';
import classes from '../Review.module.css';

const NEW_KEYS = 'mod+enter';

/** What is to be done about errors, by whom, and what it may bring. */
export function TodosTab({ runId = null, readOnly }: { /** Absent: no run is there. */ readonly runId?: number | null; readonly readOnly: boolean }) {
  const todos = useRead('todos.list', {});
  const [edited, setEdited] = useState<Todo | 'new' | null>(null);
  const [chosen, setChosen] = useState<{ readonly todo: Todo; readonly items: ChosenItems } | null>(null);
  useEffect(() => offerCommands([{ id: 'todos.new', title: 'New to-do', section: 'Analyse', keys: NEW_KEYS, isAvailable: () => !readOnly, run: () => setEdited('new') }]), [readOnly]);
  const close = () => setEdited(null);
  if (todos.error) return <div className={classes.screen}><Problem title="The to-dos could not be read">{todos.error.message}</Problem></div>;
  if (!todos.data) return null;
  const rows = todos.data;
  const add = (
    <Button disabled={readOnly} onClick={() => setEdited('new')} rightSection={<Keycap keys={displayKeys(NEW_KEYS)} />}>
      New to-do
    </Button>
  );
  const open = rows.filter(({ doneAt }) => doneAt === null);
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState title="Nothing planned yet" text="Choose a tag, a cell of the confusion matrix or a weak slice, and press P beside its items: what is to be collected, augmented or labelled again stands here, with an owner and what it may bring." action={add} />
      ) : (
        <WithItems name="To-dos" chosen={chosen?.items ?? null} runId={runId} query={chosen?.todo.query ?? ALL_ITEMS} readOnly={readOnly} hint="Choose the items of a to-do: they stand here.">
          <div className={classes.controls} style={{ marginTop: 16 }}>
            {add}
            <span className={classes.hint}>{formatCount(open.length, 'open to-do')}. Expected gains overlap where to-dos share items: they do not add up.</span>
          </div>
          <div className={classes.wide}>
            <SortableTable<Todo>
              name="To-dos"
              rows={rows}
              keyOf={({ id }) => String(id)}
              columns={[
                {
                  id: 'title',
                  title: 'To do',
                  isText: true,
                  value: ({ title }) => title,
                  render: (todo) => (
                    <span className={classes.todo}>
                      <Checkbox checked={todo.doneAt !== null} disabled={readOnly} aria-label={`${todo.title}: done`} onChange={(event) => void setDone(todo, event.currentTarget.checked)} />
                      <bdi title={todo.notes === '' ? todo.title : `${todo.title}\n${todo.notes}`} data-done={todo.doneAt !== null || undefined}>
                        {todo.title}
                      </bdi>
                    </span>
                  ),
                },
                { id: 'kind', title: 'Kind', isText: true, value: ({ kind }) => kind, render: ({ kind }) => TODO_KIND_NAME[kind] },
                { id: 'owner', title: 'Owner', isText: true, value: ({ owner }) => (owner === '' ? null : owner), render: ({ owner }) => <bdi>{owner}</bdi> },
                { id: 'gain', title: 'Expected gain', hint: 'Points of overall accuracy, as it was when planned or as typed in', value: ({ expectedGain }) => expectedGain, render: ({ expectedGain }) => (expectedGain === null ? <span className={classes.note}>not said</span> : formatPoints(expectedGain, 2)) },
                {
                  id: 'items',
                  title: 'Items',
                  hint: 'How many they were when planned',
                  value: ({ items }) => items,
                  render: (todo) =>
                    todo.query === null ? (
                      <span className={classes.note}>none</span>
                    ) : (
                      <button type="button" className={classes.link} aria-pressed={chosen?.todo.id === todo.id} onClick={() => setChosen({ todo, items: { title: todo.title, filters: [], expectedGain: todo.expectedGain } })}>
                        {todo.items === null ? 'show' : todo.items.toLocaleString('en')}
                      </button>
                    ),
                },
                { id: 'planned', title: 'Planned', value: ({ createdAt }) => createdAt, render: ({ createdAt }) => new Date(createdAt).toLocaleDateString('en', { day: 'numeric', month: 'short', year: 'numeric' }) },
                {
                  id: 'actions',
                  title: '',
                  value: () => null,
                  render: (todo) => (
                    <span className={classes.rowActions}>
                      <ActionIcon variant="subtle" color="gray" size="sm" disabled={readOnly} aria-label={`Change ${todo.title}`} onClick={() => setEdited(todo)}>
                        <IconPencil size={14} aria-hidden />
                      </ActionIcon>
                      <ActionIcon variant="subtle" color="gray" size="sm" disabled={readOnly} aria-label={`Remove ${todo.title}`} onClick={() => void remove(todo)}>
                        <IconTrash size={14} aria-hidden />
                      </ActionIcon>
                    </span>
                  ),
                },
              ]}
            />
          </div>
        </WithItems>
      )}
      <Modal opened={edited !== null} onClose={close} title={edited === 'new' ? 'New to-do' : 'Change the to-do'} size={440} closeButtonProps={{ 'aria-label': 'Close' }}>
        {edited === 'new' && <TodoForm suggestedTitle="" query={null} items={null} expectedGain={null} onDone={close} />}
        {edited !== null && edited !== 'new' && <TodoForm suggestedTitle={edited.title} query={edited.query} items={edited.items} expectedGain={edited.expectedGain} todo={edited} onDone={close} />}
      </Modal>
    </>
  );
}

async function setDone({ createdAt: _created, doneAt: _done, ...todo }: Todo, isDone: boolean): Promise<void> {
  try {
    await services.call('todos.save', { ...todo, isDone });
  } catch (error) {
    showFailure('The to-do was not changed', error);
  }
}

async function remove({ id }: Todo): Promise<void> {
  try {
    await services.call('todos.remove', { id });
  } catch (error) {
    showFailure('The to-do was not removed', error);
  }
}
