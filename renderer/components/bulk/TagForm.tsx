import { Autocomplete, Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../data/queries';
import { Keycap } from '../Keycap';

let lastKey = '';

interface Props {
  /** Does it; whether it was done. A failure has been shown. */
  readonly onApply: (change: { readonly key: string; readonly value: string; readonly action: 'add' | 'remove' }) => Promise<boolean>;
  readonly onDone: () => void;
}

/** Adds a tag to items, or takes it off them. */
export function TagForm({ onApply, onDone }: Props) {
  const [key, setKey] = useState(lastKey);
  const [value, setValue] = useState('');
  const [action, setAction] = useState<'add' | 'remove'>('add');
  const [busy, setBusy] = useState(false);
  const keys = useRead('items.columns', {}).data?.tagKeys ?? [];
  const stats = useRead('items.columnStats', { query: { search: '', filters: [], sort: null }, column: `tag:${key}` }, { enabled: keys.includes(key) });
  const isComplete = key !== '' && value !== '';

  const apply = async () => {
    if (!isComplete || busy) return;
    setBusy(true);
    lastKey = key;
    if (await onApply({ key, value, action })) onDone();
    setBusy(false);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void apply();
      }}
    >
      <Stack gap="md">
        <SegmentedControl
          aria-label="Add or remove"
          value={action}
          onChange={(next) => setAction(next as 'add')}
          data={[
            { value: 'add', label: 'Add' },
            { value: 'remove', label: 'Remove' },
          ]}
        />
        <Group grow align="flex-start">
          <Autocomplete label="Key" placeholder="e.g. noise" data-autofocus openOnFocus={false} data={keys} value={key} onChange={setKey} maxLength={1_000} />
          <Autocomplete label="Value" placeholder="e.g. high" data={stats.data?.top.map((entry) => entry.value) ?? []} value={value} onChange={setValue} maxLength={1_000} />
        </Group>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" disabled={!isComplete} loading={busy} rightSection={<Keycap keys="Enter" />}>
            {action === 'add' ? 'Add the tag' : 'Remove the tag'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
