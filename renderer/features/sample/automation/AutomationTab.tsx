import { Button } from '@mantine/core';
import type { ProjectInfo } from '../../../../shared/contract/project';
import { displayKeys } from '../../../commands/registry';
import { EmptyState } from '../../../components/EmptyState';
import { Keycap } from '../../../components/Keycap';
import { Problem } from '../../../components/Problem';
import { useRead } from '../../../data/queries';
import { chooseSampleQueue, showSampleTab, useSample } from '../../../state/sample';
import classes from '../Sample.module.css';
import { SamplePanel } from '../SamplePanel';
import { useQueues } from '../useQueues';
import { AutoLabels } from './AutoLabels';
import { ModelAndPeople } from './ModelAndPeople';
import { QueueAutomationPanel } from './QueueAutomationPanel';
import { QueueTable } from './QueueTable';

/** How much of each queue the model does, what that gave, and how often people agree with it. */
export function AutomationTab({ project }: { readonly project: ProjectInfo }) {
  const queues = useQueues();
  const chosen = useSample((state) => state.queueId);
  const models = useRead('models.list', {});
  const queue = queues.list.find(({ id }) => id === chosen) ?? queues.list[0] ?? null;
  if (queues.error) {
    return (
      <div className={classes.panel}>
        <Problem title="The queues could not be read">{queues.error.message}</Problem>
      </div>
    );
  }
  if (!queues.isKnown) return null;
  if (!queue) {
    return (
      <EmptyState
        title="No queue yet"
        text="A queue says how much of it a model does: nothing, predict unseen, suggest, accept what it is sure of, or all. Send a batch to a queue first."
        action={
          <Button rightSection={<Keycap keys={displayKeys('mod+shift+b')} />} onClick={() => showSampleTab('batch')}>
            Choose a batch
          </Button>
        }
      />
    );
  }
  return (
    <div className={classes.sides}>
      <div className={classes.side}>
        <SamplePanel title="Queues">
          <QueueTable queues={queues.list} shown={queue.id} onShow={chooseSampleQueue} />
        </SamplePanel>
        <AutoLabels onShow={chooseSampleQueue} />
      </div>
      <div className={classes.side} tabIndex={0} role="region" aria-label="Automation of the queue">
        <QueueAutomationPanel key={queue.id} queue={queue} models={models.data ?? []} readOnly={project.readOnly !== null} />
        <ModelAndPeople queueId={queue.id} />
      </div>
    </div>
  );
}
