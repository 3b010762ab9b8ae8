import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import type { TrainedModel } from '../../../../shared/contract/models';
import { displayKeys } from '../../../commands/registry';
import { Keycap } from '../../../components/Keycap';
import { Problem } from '../../../components/Problem';
import { services } from '../../../data/services';
import { formatCount } from '../../../format/formatCount';
import { labelQueue } from '../../../state/app';
import { type AutomationDraft, FRESH_AUTOMATION } from '../../../state/sample';
import { Accepting } from '../automation/Accepting';
import { AutomationFields } from '../AutomationFields';
import { accepts, toAutomation } from '../automationDraft';
import { STRATEGIES } from '../strategies';
import { useQueues } from '../useQueues';
import { batchName } from './batchRequest';

type Preview = Output<'sampling.preview'>;

interface Props {
  readonly opened: boolean;
  readonly preview: Preview;
  /** It was chosen with. */
  readonly seed: number;
  readonly models: readonly TrainedModel[];
  readonly onClose: () => void;
  readonly onSent: (queueId: number) => void;
}

export function SendDialog({ opened, onClose, ...rest }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Send ${formatCount(rest.preview.items.length, 'item')} to a queue`} size={520} closeButtonProps={{ 'aria-label': 'Close' }}>
      {opened && <SendForm {...rest} onClose={onClose} />}
    </Modal>
  );
}

/** A name and a degree of automation make a queue of the batch; then it can be labelled at once. */
function SendForm({ preview, seed, models, onClose, onSent }: Omit<Props, 'opened'>) {
  const queues = useQueues();
  const newest = preview.runId ?? models[0]?.run.runId ?? null;
  const [typed, setName] = useState<string | null>(null);
  const [draft, setDraft] = useState<AutomationDraft>({ ...FRESH_AUTOMATION, level: newest === null ? 'human' : 'assisted', runId: preview.runId });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [made, setMade] = useState<{ readonly queueId: number; readonly items: number } | null>(null);
  const [isDone, setIsDone] = useState(false);
  const name = typed ?? batchName(STRATEGIES[preview.strategy].name, queues.list.map((queue) => queue.name));
  const automation = toAutomation(draft, newest);
  const canCreate = name.trim() !== '' && automation !== null && !busy;

  const create = async () => {
    if (!canCreate) return;
    setBusy(true);
    setFailure(null);
    try {
      // a queue that was made while its automation failed is not made twice
      const queue = made ?? (await services.call('sampling.createQueue', { name: name.trim(), strategy: preview.strategy, runId: preview.runId, seed, items: preview.items.map(({ itemId, score, reason, audit }) => ({ itemId, score, reason, audit })) }));
      setMade(queue);
      onSent(queue.queueId);
      if (automation.level !== 'human') await services.call('automation.set', { queueId: queue.queueId, automation });
      setIsDone(true);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };

  if (made && isDone) {
    return (
      <Stack gap="md">
        <Text role="status">
          The queue “<bdi>{name.trim()}</bdi>” holds {formatCount(made.items, 'item')}.
        </Text>
        {automation && accepts(automation.level) && <Accepting queueId={made.queueId} automation={automation} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Stay here
          </Button>
          <Button
            autoFocus
            rightSection={<Keycap keys={displayKeys('Enter')} />}
            onClick={() => {
              onClose();
              labelQueue(made.queueId);
            }}
          >
            Label these
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
        <TextInput label="Name of the queue" data-autofocus dir="auto" maxLength={200} disabled={made !== null} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <AutomationFields draft={draft} models={models} onChange={(change) => setDraft((before) => ({ ...before, ...change }))} />
        {failure !== null && <Problem title={made ? 'The queue is made; its automation was not set' : 'The queue was not made'}>{failure}</Problem>}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {made ? 'Leave it at human only' : 'Cancel'}
          </Button>
          <Button type="submit" disabled={!canCreate} loading={busy} rightSection={<Keycap keys="Enter" />}>
            {made ? 'Set it again' : 'Make the queue'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
