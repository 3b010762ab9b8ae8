import { Button, Group, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { Todo } from '../../../../shared/contract/todos';
import type { ItemQuery } from '../../../../shared/domain/itemQuery';
import { TODO_KIND_NAME, TODO_KINDS } from '../../../../shared/domain/todoKind';
import { Keycap } from '../../../components/Keycap';
import { showFailure } from '../../../components/showFailure';
import { services } from '../../../data/services';

interface Props {
  readonly suggestedTitle: string;
  /** Null: about no items in particular. */
  readonly query: ItemQuery | null;
  readonly items: number | null;
  /** Fraction of overall accuracy. */
  readonly expectedGain: number | null;
  /** The to-do that is changed; absent: a new one. */
  readonly todo?: Todo;
  readonly onDone: () => void;
}

/** A thing to do about the items, with who does it and what it may bring; kept with the project. */
export function TodoForm({ suggestedTitle, query, items, expectedGain, todo, onDone }: Props) {
  const [kind, setKind] = useState<Todo['kind']>(todo?.kind ?? 'collect');
  const [title, setTitle] = useState(suggestedTitle);
  const [owner, setOwner] = useState(todo?.owner ?? '');
  const [points, setPoints] = useState<number | string>(expectedGain === null ? '' : Number((100 * expectedGain).toFixed(2)));
  const [notes, setNotes] = useState(todo?.notes ?? '');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (title.trim() === '' || busy) return;
    setBusy(true);
    try {
      await services.call('todos.save', { id: todo?.id ?? null, kind, title: title.trim(), query, items, owner: owner.trim(), expectedGain: points === '' ? null : Number(points) / 100, notes, isDone: (todo?.doneAt ?? null) !== null });
      if (!todo && query !== null) notifications.show({ message: 'Planned. It stands on the tab To-dos.', autoClose: 4_000 });
      onDone();
    } catch (error) {
      showFailure('The to-do was not saved', error);
    }
    setBusy(false);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="md">
        <Select label="What to do" data={TODO_KINDS.map((value) => ({ value, label: TODO_KIND_NAME[value] }))} value={kind} allowDeselect={false} onChange={(value) => setKind((value ?? 'collect') as Todo['kind'])} />
        <TextInput label="Title" data-autofocus dir="auto" value={title} onChange={(event) => setTitle(event.currentTarget.value)} maxLength={1_000} />
        <Group grow align="flex-start">
          <TextInput label="Owner" dir="auto" value={owner} onChange={(event) => setOwner(event.currentTarget.value)} maxLength={1_000} />
          <NumberInput label="Expected gain, points" decimalScale={2} min={-100} max={100} value={points} onChange={setPoints} />
        </Group>
        <Textarea label="Notes" dir="auto" autosize minRows={2} maxRows={8} value={notes} onChange={(event) => setNotes(event.currentTarget.value)} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" disabled={title.trim() === ''} loading={busy} rightSection={<Keycap keys="Enter" />}>
            {todo ? 'Save' : 'Plan it'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
