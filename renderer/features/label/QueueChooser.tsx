import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { QueueInfo } from '../../../shared/contract/labelling';
import { useApp } from '../../state/app';
import { describeAutomation } from './describeAutomation';
import { focusStage } from './focusStage';
import classes from './QueueChooser.module.css';
import { useQueueAutomation } from './useQueueAutomation';
import { useQueues } from './useQueues';

/** A menu gives the focus back to its button 10 ms after it closes, whatever has it by then. */
const AFTER_FOCUS_RETURN_MS = 30;

/** Which items are worked through. */
export function QueueChooser({ annotatorId, queueId }: { readonly annotatorId: number; readonly queueId: number }) {
  const [opened, setOpened] = useState(false);
  const queues = useQueues(annotatorId, opened, queueId);
  const current = queues.find(({ id }) => id === queueId);
  const automation = useQueueAutomation(queueId);
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start" width={300} onClose={() => setTimeout(focusStage, AFTER_FOCUS_RETURN_MS)}>
      <Menu.Target>
        <Button variant="subtle" color="gray" className={classes.button} rightSection={<IconChevronDown size={14} aria-hidden />} aria-label={`Queue: ${current?.name ?? 'All items'}`}>
          <bdi className={classes.name}>{current?.name ?? 'All items'}</bdi>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {PARTS.map(({ title, isAssigned }) => {
          const part = queues.filter((queue) => queue.isAssigned === isAssigned);
          return part.length === 0 ? null : <Part key={title} title={title} queues={part} queueId={queueId} />;
        })}
        {automation && <p className={classes.degree}>{describeAutomation(automation)}</p>}
      </Menu.Dropdown>
    </Menu>
  );
}

const PARTS = [
  { title: 'Assigned to you', isAssigned: true },
  { title: 'Queue', isAssigned: false },
] as const;

function Part({ title, queues, queueId }: { readonly title: string; readonly queues: readonly QueueInfo[]; readonly queueId: number }) {
  return (
    <>
      <Menu.Label>{title}</Menu.Label>
      {queues.map((queue) => (
        <Menu.Item key={queue.id} aria-current={queue.id === queueId || undefined} onClick={() => useApp.setState({ queueId: queue.id })} rightSection={<span className={classes.count}>{describeQueue(queue)}</span>}>
          <bdi>{queue.name}</bdi>
        </Menu.Item>
      ))}
    </>
  );
}

export function describeQueue({ labelled, total }: QueueInfo): string {
  return labelled >= total ? `${total.toLocaleString()} done` : `${labelled.toLocaleString()} of ${total.toLocaleString()}`;
}
