import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { displayKeys } from '../../commands/registry';
import { formatCount } from '../../format/formatCount';
import { Keycap } from '../Keycap';

const SEED = 0;

interface Props {
  readonly suggestedName?: string;
  /** Null: it was not made, which has been said. */
  readonly onCreate: (queue: { readonly name: string; readonly order: 'asListed' | 'random'; readonly seed: number }) => Promise<{ readonly queueId: number; readonly items: number } | null>;
  readonly onLabel: (queueId: number) => void;
  readonly onDone: () => void;
}

/** Makes a queue, then offers to label it now. */
export function QueueForm({ suggestedName = '', onCreate, onLabel, onDone }: Props) {
  const [name, setName] = useState(suggestedName);
  const [order, setOrder] = useState<'asListed' | 'random'>('asListed');
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<{ queueId: number; items: number } | null>(null);

  const create = async () => {
    if (name.trim() === '' || busy) return;
    setBusy(true);
    setMade(await onCreate({ name: name.trim(), order, seed: SEED }));
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
              onLabel(made.queueId);
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
