import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { offerCommands } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import { showScreen, useApp } from '../../state/app';
import { labels, useLabels } from './labelSession';
import { describeQueue } from './QueueChooser';
import classes from './Rest.module.css';
import { useQueues } from './useQueues';

/** The queue is done: what was achieved, and what could come next. */
export function Rest({ annotatorId, queueId }: { readonly annotatorId: number; readonly queueId: number }) {
  const queues = useQueues(annotatorId, true);
  const { labelled, skipped, total } = useLabels((state) => state.progress);
  const others = queues.filter((queue) => queue.id !== queueId && queue.labelled + queue.skipped < queue.total);
  const hasSkipped = skipped > 0;
  // a command and not a focused button: a last Space must not start the second pass
  useEffect(() => offerCommands([{ id: 'label.rest', title: hasSkipped ? 'Go through the skipped items' : 'Split and export', section: 'Label', keys: 'enter', isAvailable: () => true, run: hasSkipped ? () => labels.goThroughSkipped() : () => showScreen('export') }]), [hasSkipped]);

  return (
    <div className={classes.rest}>
      <IconCircleCheck size={40} stroke={1.4} aria-hidden className={classes.icon} />
      <h2>{skipped > 0 ? 'Once through' : 'All done'}</h2>
      <p>
        You have labelled {labelled.toLocaleString()} of {total.toLocaleString()} {total === 1 ? 'item' : 'items'}
        {skipped > 0 ? ` and skipped ${skipped.toLocaleString()}` : ''}. Everything is saved.
      </p>
      <div className={classes.actions}>
        {hasSkipped && (
          <Button size="sm" onClick={() => labels.goThroughSkipped()} rightSection={<Keycap keys="Enter" />}>
            Go through the {skipped.toLocaleString()} skipped
          </Button>
        )}
        <Button size="sm" variant={hasSkipped ? 'default' : 'filled'} onClick={() => showScreen('export')} rightSection={hasSkipped ? null : <Keycap keys="Enter" />}>
          Split and export
        </Button>
        <Button size="sm" variant="default" onClick={() => labels.back()} rightSection={<Keycap keys="←" />}>
          Look back
        </Button>
      </div>
      {others.length > 0 && (
        <section className={classes.others}>
          <h3>Other queues</h3>
          {others.map((queue) => (
            <Button key={queue.id} variant="default" justify="space-between" fullWidth onClick={() => useApp.setState({ queueId: queue.id })} rightSection={<span className={classes.muted}>{describeQueue(queue)}</span>}>
              <bdi>{queue.name}</bdi>
            </Button>
          ))}
        </section>
      )}
    </div>
  );
}
