import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
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
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);

  return (
    <div className={classes.rest}>
      <IconCircleCheck size={40} stroke={1.4} aria-hidden className={classes.icon} />
      <h2>{skipped > 0 ? 'Once through' : 'All done'}</h2>
      <p>
        You have labelled {labelled.toLocaleString()} of {total.toLocaleString()} {total === 1 ? 'item' : 'items'}
        {skipped > 0 ? ` and skipped ${skipped.toLocaleString()}` : ''}. Everything is saved.
      </p>
      <div className={classes.actions}>
        {skipped > 0 && (
          <Button ref={first} size="sm" onClick={() => labels.goThroughSkipped()} rightSection={<Keycap keys="Enter" />}>
            Go through the {skipped.toLocaleString()} skipped
          </Button>
        )}
        <Button ref={skipped > 0 ? undefined : first} size="sm" variant={skipped > 0 ? 'default' : 'filled'} onClick={() => showScreen('export')}>
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
