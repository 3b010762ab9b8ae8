import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { displayKeys } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import { formatCount } from '../../format/formatCount';
import { labelQueue } from '../../state/app';
import { createQueue } from './bulkActions';

const SEED = 0;

/** Makes a queue, then offers to label it now. */
export function QueueForm({ onDone }: { readonly onDone: () => void }) {
  const [name, setName] = useState('');
  const [order, setOrder] = useState<'asListed' | 'random'>('asListed');
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<{ queueId: number; items: number } | null>(null);

  const create = async () => {
    if (name.trim() === '' || busy) return;
    setBusy(true);
    setMade(await createQueue({ name: name.trim(), order, seed: SEED }));
    setBusy(false);
  };
  if (made) {
    return (
      <Stack gap="md">
        <Text role="status">
          The queue “<bdi>{name.trim()}</bdi>” holds {formatCount(made.items, 'item')}.
        </Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            Stay here
          </Button>
          <Button
            autoFocus
            rightSection={<Keycap keys={displayKeys('Enter')} />}
            onClick={() => {
              onDone();
              labelQueue(made.queueId);
            }}
          >
            Label now
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <Stack gap="md">
        <TextInput label="Name of the queue" data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={200} />
        <Radio.Group label="Order" value={order} onChange={(value) => setOrder(value as 'random')}>
          <Group mt={6} gap="lg">
            <Radio value="asListed" label="As listed here" />
            <Radio value="random" label="Shuffled" />
          </Group>
        </Radio.Group>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" disabled={name.trim() === ''} loading={busy} rightSection={<Keycap keys="Enter" />}>
            Make the queue
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
