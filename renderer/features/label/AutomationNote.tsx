import classes from './Suggestion.module.css';
import { describeAutomation } from './describeAutomation';
import { useQueueAutomation } from './useQueueAutomation';

/** Beside the queue's name: whether and how a model takes part in it. */
export function AutomationNote({ queueId }: { readonly queueId: number }) {
  const automation = useQueueAutomation(queueId);
  if (!automation || automation.level === 'human') return null;
  const text = describeAutomation(automation);
  return (
    <span className={classes.degree} title={text} data-automation={automation.level}>
      <bdi>{text}</bdi>
    </span>
  );
}
