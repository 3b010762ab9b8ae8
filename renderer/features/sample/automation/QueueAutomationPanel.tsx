import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent, useState } from 'react';
import type { QueueInfo } from '../../../../shared/contract/labelling';
import type { TrainedModel } from '../../../../shared/contract/models';
import { displayKeys, offerCommands } from '../../../commands/registry';
import { Keycap } from '../../../components/Keycap';
import { Problem } from '../../../components/Problem';
import { useRead } from '../../../data/queries';
import { services } from '../../../data/services';
import { formatCount } from '../../../format/formatCount';
import { labelQueue } from '../../../state/app';
import { type AutomationDraft } from '../../../state/sample';
import { AutomationFields } from '../AutomationFields';
import { accepts, fromAutomation, LEVELS, toAutomation } from '../automationDraft';
import classes from '../Sample.module.css';
import { SamplePanel } from '../SamplePanel';
import { Accepting } from './Accepting';

interface Props {
  readonly queue: QueueInfo;
  readonly models: readonly TrainedModel[];
  readonly readOnly: boolean;
}

/** The degree of automation of one queue: changed, saved, and for partial and full looked at before anything is accepted. */
export function QueueAutomationPanel({ queue, models, readOnly }: Props) {
  const set = useRead('automation.get', { queueId: queue.id });
  const [changes, setChanges] = useState<Partial<AutomationDraft>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const newest = models[0]?.run.runId ?? null;
  const saved = set.data ? toAutomation(fromAutomation(set.data), newest) : null;
  const draft = set.data ? { ...fromAutomation(set.data), ...changes } : null;
  const automation = draft && toAutomation(draft, newest);
  const isChanged = JSON.stringify(automation) !== JSON.stringify(saved);
  const canSave = automation !== null && isChanged && !readOnly;
  const save = async () => {
    if (!automation || !canSave) return;
    setFailure(null);
    try {
      await services.call('automation.set', { queueId: queue.id, automation });
      setChanges({});
      notifications.show({ message: `${queue.name}: ${LEVELS[automation.level].name.toLowerCase()}. ${displayKeys('mod+Z')} takes it back.`, autoClose: 4_000 });
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  const run = useEffectEvent(save);
  useEffect(
    () =>
      offerCommands([
        { id: 'sample.automate', title: 'Save the automation of this queue', section: 'Sample', keys: 'mod+enter', isAvailable: () => canSave, run: () => run() },
        { id: 'sample.labelQueue', title: 'Label this queue', section: 'Sample', keys: 'l', isAvailable: () => true, run: () => labelQueue(queue.id) },
      ]),
    [canSave, queue.id],
  );
  return (
    <SamplePanel title={<bdi title={queue.name}>{queue.name}</bdi>}>
      {set.error && <Problem title="The automation of this queue could not be read">{set.error.message}</Problem>}
      {set.data && set.data.autoLabels > 0 && <p className={classes.hint}>{formatCount(set.data.autoLabels, 'item has', 'items have')} an auto-label from this queue.</p>}
      {draft && <AutomationFields draft={draft} models={models} onChange={(change) => setChanges((before) => ({ ...before, ...change }))} />}
      {failure !== null && <Problem title="The automation was not changed">{failure}</Problem>}
      {draft && (
        <div className={classes.actions}>
          <Button disabled={!canSave} onClick={() => void save()} rightSection={<Keycap keys={displayKeys('mod+Enter')} />}>
            Save
          </Button>
          <Button variant="default" onClick={() => labelQueue(queue.id)} rightSection={<Keycap keys={displayKeys('l')} />}>
            Label this queue
          </Button>
        </div>
      )}
      {automation && accepts(automation.level) && <Accepting queueId={queue.id} automation={automation} isDraft={isChanged} readOnly={readOnly} />}
    </SamplePanel>
  );
}
