import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { LabelIssue } from '../../../../shared/contract/labelIssues';
import { Keycap } from '../../../components/Keycap';
import { showFailure } from '../../../components/showFailure';
import { services } from '../../../data/services';
import { formatCount } from '../../../format/formatCount';
import { labelQueue } from '../../../state/app';
import review from '../Review.module.css';

interface Props {
  readonly runId: number;
  readonly issues: readonly LabelIssue[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Makes the queue in which the items are labelled again. The test split stays out of it unless that is said. */
export function RelabelDialog({ opened, onClose, ...rest }: Props & { readonly opened: boolean }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Send to relabelling" size={460} closeButtonProps={{ 'aria-label': 'Close' }}>
      <RelabelForm {...rest} onClose={onClose} />
    </Modal>
  );
}

function RelabelForm({ runId, issues, onClose, onDone }: Props) {
  const [name, setName] = useState(() => `Likely label errors, ${new Date().toLocaleDateString('en', { day: 'numeric', month: 'short' })}`);
  const [includeTest, setIncludeTest] = useState(false);
  const [busy, setBusy] = useState(false);
  const inTest = issues.filter(({ split }) => split === 'test').length;
  const sent = issues.length - (includeTest ? 0 : inTest);
  const send = async () => {
    if (busy || sent === 0 || name.trim() === '') return;
    setBusy(true);
    try {
      const chosen = issues.filter(({ split }) => includeTest || split !== 'test');
      const { queueId, items } = await services.call('labelIssues.relabel', { runId, name: name.trim(), itemIds: chosen.map(({ itemId }) => itemId), includeTest });
      onDone();
      onClose();
      notifications.show({
        message: (
          <>
            {formatCount(items, 'item')} to label again. What that changes stands under “What relabelling changed”.{' '}
            <Button size="compact-xs" variant="default" onClick={() => labelQueue(queueId)}>
              Label them now
            </Button>
          </>
        ),
        autoClose: 8_000,
      });
    } catch (error) {
      showFailure('No queue was made', error);
    }
    setBusy(false);
  };
  return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack gap="md">
          <TextInput label="Name of the queue" data-autofocus dir="auto" value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={1_000} />
          {inTest > 0 && (
            <Checkbox
              checked={includeTest}
              onChange={(event) => setIncludeTest(event.currentTarget.checked)}
              label={`Also the ${formatCount(inTest, 'item')} of the test split`}
              description="Test labels that are changed where the model disagrees make the model look better than it is. Do it only if all of the test split is looked at the same way."
            />
          )}
          <p className={review.hint}>
            {formatCount(sent, 'item')} will be asked again; labels given before do not count there and stay in the log. Gold labels change when the answers are settled.
          </p>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy} disabled={sent === 0 || name.trim() === ''} rightSection={<Keycap keys="Enter" />}>
              Send {formatCount(sent, 'item')}
            </Button>
          </Group>
        </Stack>
      </form>
  );
}
