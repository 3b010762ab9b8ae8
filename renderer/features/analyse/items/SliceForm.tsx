import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { Slice } from '../../../../shared/contract/slices';
import type { ItemQuery } from '../../../../shared/domain/itemQuery';
import { Keycap } from '../../../components/Keycap';
import { showFailure } from '../../../components/showFailure';
import { services } from '../../../data/services';

/** Gives a set of items a name, so that it can be looked at again and followed over runs. */
export function SliceForm({ suggestedName, query, slice, onDone }: { readonly suggestedName: string; readonly query: ItemQuery; /** The slice that gets another name; absent: a new one. */ readonly slice?: Slice; readonly onDone: () => void }) {
  const [name, setName] = useState(suggestedName);
  const [notes, setNotes] = useState(slice?.notes ?? '');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (name.trim() === '' || busy) return;
    setBusy(true);
    try {
      await services.call('slices.save', { id: slice?.id ?? null, name: name.trim(), query, notes });
      if (!slice) notifications.show({ message: `Slice “${name.trim()}” saved. It can be chosen above every tab.`, autoClose: 4_000 });
      onDone();
    } catch (error) {
      showFailure('The slice was not saved', error);
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
        <TextInput label="Name" data-autofocus dir="auto" value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={200} />
        <Textarea label="Notes" dir="auto" autosize minRows={2} maxRows={8} value={notes} onChange={(event) => setNotes(event.currentTarget.value)} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" disabled={name.trim() === ''} loading={busy} rightSection={<Keycap keys="Enter" />}>
            Save the slice
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
