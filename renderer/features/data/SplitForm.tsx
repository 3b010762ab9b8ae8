import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { SPLITS, type Split } from '../../../shared/domain/project';
import { Keycap } from '../../components/Keycap';
import { setSplit } from './bulkActions';

const NONE = 'none';

export function SplitForm({ onDone }: { readonly onDone: () => void }) {
  const [choice, setChoice] = useState<string>('train');
  const [busy, setBusy] = useState(false);
  const apply = async () => {
    setBusy(true);
    if (await setSplit(choice === NONE ? null : (choice as Split))) onDone();
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
        <Radio.Group label="Split" value={choice} onChange={setChoice}>
          <Group mt={6} gap="lg">
            {SPLITS.map((split, index) => (
              <Radio key={split} value={split} label={split} data-autofocus={index === 0 || undefined} />
            ))}
            <Radio value={NONE} label="none" />
          </Group>
        </Radio.Group>
        <Text size="sm" c="var(--gs-muted)">
          To divide all items by shares, use Split and export.
        </Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} rightSection={<Keycap keys="Enter" />}>
            Set the split
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
