import { Button, Group, Radio } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract';
import type { OlderMeaning } from '../../../shared/contract/surgery';
import { Keycap } from '../../components/Keycap';
import { Problem } from '../../components/Problem';
import { services } from '../../data/services';
import { formatCount } from '../../format/formatCount';
import { labelQueue, useApp } from '../../state/app';
import classes from './OlderOffer.module.css';

type Queues = Output<'surgery.relook'>['queues'];

/** Items that were answered under the meaning of before: offers to queue them for another look. */
export function OlderOffer({ older, autoFocus = false, onLeave }: { readonly older: OlderMeaning; readonly autoFocus?: boolean; readonly onLeave?: () => void }) {
  const annotatorId = useApp((state) => state.annotatorId);
  const people = older.annotators.filter(({ imported }) => !imported);
  const [audience, setAudience] = useState<'everybody' | 'each'>(people.length > 0 ? 'each' : 'everybody');
  const [busy, setBusy] = useState(false);
  const [queues, setQueues] = useState<Queues | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const queue = async () => {
    setBusy(true);
    setFailure(null);
    try {
      setQueues((await services.call('surgery.relook', { version: older.version, audience })).queues);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };

  if (queues) {
    const own = queues.find((entry) => entry.annotatorId === null || entry.annotatorId === annotatorId);
    return (
      <div className={classes.offer} role="status">
        <p>
          {queues.length === 1 ? `A queue of ${formatCount(queues[0]!.items, 'item')} is made` : `${queues.length} queues are made, one for each annotator`}. Whoever labels in it answers afresh; the answers of before stand till then.
        </p>
        {own && (
          <Group gap="sm">
            <Button
              autoFocus
              rightSection={<Keycap keys="Enter" />}
              onClick={() => {
                onLeave?.();
                labelQueue(own.queueId);
              }}
            >
              Label now
            </Button>
          </Group>
        )}
      </div>
    );
  }
  return (
    <div className={classes.offer}>
      <p>
        <strong>{formatCount(older.items, 'item')}</strong> {older.items === 1 ? 'was' : 'were'} labelled under the older meaning, by {formatCount(older.annotators.length, 'annotator')}, and not since.
      </p>
      <Radio.Group aria-label="Who is to look again" value={audience} onChange={(value) => setAudience(value === 'each' ? 'each' : 'everybody')}>
        <Group gap="lg">
          <Radio value="each" disabled={people.length === 0} label={people.length === 0 ? 'Each annotator their own (all answers came from files)' : `Each annotator their own: ${formatCount(people.length, 'queue')}`} />
          <Radio value="everybody" label="One queue for everybody" />
        </Group>
      </Radio.Group>
      {failure !== null && <Problem title="No queue was made">{failure}</Problem>}
      <Group gap="sm">
        <Button autoFocus={autoFocus} loading={busy} rightSection={autoFocus ? <Keycap keys="Enter" /> : undefined} onClick={() => void queue()}>
          Queue them for another look
        </Button>
      </Group>
    </div>
  );
}
