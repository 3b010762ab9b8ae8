import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { offerCommands } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import { showScreen, useApp } from '../../state/app';
import { hasJustAccepted } from './acceptCommand';
import { labels, useLabels } from './labelSession';
import { describeQueue } from './QueueChooser';
import classes from './Rest.module.css';
import { useQueues } from './useQueues';

interface NextStep {
  readonly title: string;
  readonly run: () => void;
}

/** The queue is done: what was achieved, and what could come next. */
export function Rest({ annotatorId, queueId }: { readonly annotatorId: number; readonly queueId: number }) {
  const queues = useQueues(annotatorId, true);
  const { labelled, skipped, total } = useLabels((state) => state.progress);
  const others = queues.filter((queue) => queue.id !== queueId && queue.labelled + queue.skipped < queue.total);
  const isAssigned = queues.find(({ id }) => id === queueId)?.isAssigned ?? false;
  const nextQueue = others.findLast((queue) => queue.isAssigned) ?? null;
  const steps = nextSteps(skipped, isAssigned, nextQueue);
  const firstTitle = steps[0]!.title;
  const runFirst = useEffectEvent(() => steps[0]!.run());
  // a command and not a focused button: a last Space must not start the second pass, nor an Enter meant for a suggestion
  useEffect(() => offerCommands([{ id: 'label.rest', title: firstTitle, section: 'Label', keys: 'enter', isAvailable: () => !hasJustAccepted(), run: () => runFirst() }]), [firstTitle]);

  return (
    <div className={classes.rest}>
      <IconCircleCheck size={40} stroke={1.4} aria-hidden className={classes.icon} />
      <h2>{skipped > 0 ? 'Once through' : isAssigned && !nextQueue ? 'Your assigned items are done' : 'All done'}</h2>
      <p>
        You have labelled {labelled.toLocaleString()} of {total.toLocaleString()} {isAssigned ? 'assigned ' : ''}
        {total === 1 ? 'item' : 'items'}
        {skipped > 0 ? ` and skipped ${skipped.toLocaleString()}` : ''}. Everything is saved.
      </p>
      <div className={classes.actions}>
        {steps.map((step, index) => (
          <Button key={step.title} size="sm" variant={index === 0 ? 'filled' : 'default'} onClick={step.run} rightSection={index === 0 ? <Keycap keys="Enter" /> : null}>
            <bdi>{step.title}</bdi>
          </Button>
        ))}
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

const switchAnnotator: NextStep = { title: 'Switch annotator', run: () => useApp.setState({ annotatorMenuOpen: true }) };
const splitAndExport: NextStep = { title: 'Split and export', run: () => showScreen('export') };

/** What to do next, the likeliest first. Who has done what was assigned to them hands over; the files are somebody else's business. */
function nextSteps(skipped: number, isAssigned: boolean, nextQueue: { readonly id: number; readonly name: string } | null): readonly NextStep[] {
  const steps: NextStep[] = skipped > 0 ? [{ title: `Go through the ${skipped.toLocaleString()} skipped`, run: () => labels.goThroughSkipped() }] : [];
  if (nextQueue) steps.push({ title: `Go on with ${nextQueue.name}`, run: () => useApp.setState({ queueId: nextQueue.id }) });
  else steps.push(isAssigned ? switchAnnotator : splitAndExport);
  return steps;
}
