import { Button, Group, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent, useState } from 'react';
import type { AssignmentRequest } from '../../../../shared/contract/assignments';
import type { ProjectInfo } from '../../../../shared/contract/project';
import type { AssignmentOrder } from '../../../../shared/domain/assignment';
import { displayKeys, offerCommands } from '../../../commands/registry';
import { Keycap } from '../../../components/Keycap';
import { Problem } from '../../../components/Problem';
import { showFailure } from '../../../components/showFailure';
import { useRead } from '../../../data/queries';
import { services } from '../../../data/services';
import { formatCount } from '../../../format/formatCount';
import { useApp } from '../../../state/app';
import { ItemsFields } from './ItemsFields';
import { FRESH_DRAFT, freeName, toRequest, toSelection, workers } from './planDraft';
import { PlanPreview } from './PlanPreview';
import { changeDraft, usePlanDraft, usePlanOf } from './planStore';
import { RuleFields } from './RuleFields';
import classes from './Team.module.css';
import { TeamPanel } from './TeamPanel';
import { WhoFields } from './WhoFields';

const PREVIEW_PAUSE_MS = 250;
const ORDERS: readonly { readonly value: AssignmentOrder; readonly label: string }[] = [
  { value: 'randomEach', label: 'shuffled, differently for each' },
  { value: 'random', label: 'shuffled, the same for all' },
  { value: 'asListed', label: 'in the order of import' },
];

const NOBODY_ASKED: AssignmentRequest = { selection: toSelection(FRESH_DRAFT), annotators: [], rule: { kind: 'all', k: 1 }, order: 'asListed', seed: 0 };

/** Which items go to whom, how many people each, seen before it is done. */
export function PlanPanel({ project }: { readonly project: ProjectInfo }) {
  const draft = usePlanOf(project.uid);
  const people = useRead('annotators.list', {}).data ?? [];
  const plans = useRead('assignments.list', {}).data;
  const [busy, setBusy] = useState(false);
  const request = toRequest(draft, people);
  const [settled] = useDebouncedValue(request, PREVIEW_PAUSE_MS);
  const preview = useRead('assignments.preview', settled ?? NOBODY_ASKED, { enabled: settled !== null, keepPrevious: true });
  const shown = request ? (preview.data ?? null) : null;
  const name = draft.name.trim() || freeName((plans ?? []).map((plan) => plan.name));
  const assigned = shown?.annotators.reduce((sum, { items }) => sum + items, 0) ?? 0;
  const canCreate = project.readOnly === null && !busy && request !== null && !preview.isError && assigned > 0;

  const create = async () => {
    if (!canCreate) return;
    setBusy(true);
    try {
      const made = await services.call('assignments.create', { ...request, name, actorId: useApp.getState().annotatorId });
      changeDraft({ name: '' });
      usePlanDraft.setState({ madeId: made.planId });
      notifications.show({ message: `${name}: ${formatCount(made.queues.length, 'annotator has', 'annotators have')} a queue of their own. ${displayKeys('mod+Z')} takes it back.`, autoClose: 5_000 });
    } catch (error) {
      showFailure('The work was not shared out', error);
    } finally {
      setBusy(false);
    }
  };
  const runCreate = useEffectEvent(create);
  useEffect(
    () => offerCommands([{ id: 'team.create', title: 'Share the planned work out', section: 'Project', keys: 'mod+enter', isAvailable: () => canCreate && document.querySelector('[role="dialog"]') === null, run: () => runCreate() }]),
    [canCreate],
  );

  return (
    <TeamPanel id="plan" title="Plan work" text="Everybody gets a queue of their own, which opens when they take over. Who has answered an item counts towards its annotators.">
      {workers(people).length === 0 ? (
        <p className={classes.none}>Add the people who will label; then work can be shared out among them.</p>
      ) : (
        <>
          <div className={classes.fields}>
            <ItemsFields draft={draft} />
            <WhoFields draft={draft} people={people} />
            <RuleFields draft={draft} />
            <Group gap="md" align="end" wrap="nowrap">
              <NativeSelect label="Order" flex={2} data={[...ORDERS]} value={draft.order} onChange={(event) => changeDraft({ order: event.currentTarget.value as AssignmentOrder })} />
              <NumberInput label="Seed" flex={1} allowDecimal={false} min={0} max={2_147_483_647} value={draft.seed} onChange={(value) => typeof value === 'number' && changeDraft({ seed: value })} />
              <TextInput label="Name" flex={2} placeholder={name} value={draft.name} maxLength={200} dir="auto" onChange={(event) => changeDraft({ name: event.currentTarget.value })} />
            </Group>
          </div>
          {preview.error ? <Problem title="This plan cannot be made">{preview.error.message}</Problem> : <PlanPreview preview={shown} rule={settled?.rule ?? null} nobody={request === null} />}
          <Group>
            <Button size="sm" loading={busy} disabled={!canCreate} onClick={() => void create()} rightSection={<Keycap keys={displayKeys('mod+Enter')} />}>
              {shown ? `Share out ${formatCount(assigned, 'assignment')}` : 'Share out'}
            </Button>
          </Group>
        </>
      )}
    </TeamPanel>
  );
}
