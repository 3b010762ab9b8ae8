import { Button, Group, MultiSelect, NativeSelect, NumberInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { ProjectInfo } from '../../../../shared/contract/project';
import { SPLITS, type Split } from '../../../../shared/domain/project';
import { displayKeys } from '../../../commands/registry';
import { showFailure } from '../../../components/showFailure';
import { useRead } from '../../../data/queries';
import { services } from '../../../data/services';
import { formatCount } from '../../../format/formatCount';
import { useApp } from '../../../state/app';
import { useBlind } from '../../../state/useBlind';
import { FRESH_DRAFT, toSelection, workers } from './planDraft';
import { QuestionResults } from './QuestionResults';
import classes from './Team.module.css';
import { TeamPanel } from './TeamPanel';

const ANY = '';

/** Items whose answer is known, hidden in people's queues, and how they did on them. Not for the eyes of who labels blind. */
export function QuestionsPanel({ project }: { readonly project: ProjectInfo }) {
  const isBlind = useBlind();
  const text = 'Items with a gold label, hidden among what somebody still has to label. On their screen they look like any other item.';
  return (
    <TeamPanel id="questions" title="Gold questions" text={text}>
      {isBlind ? <p className={classes.none}>Annotators do not see where questions are hidden, nor how others did. An adjudicator does.</p> : project.gold === 0 ? <p className={classes.none}>There are no gold labels yet. Import some, or settle items; then they can be asked.</p> : <Questions readOnly={project.readOnly !== null} />}
    </TeamPanel>
  );
}

function Questions({ readOnly }: { readonly readOnly: boolean }) {
  const people = workers(useRead('annotators.list', {}).data ?? []);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [count, setCount] = useState(5);
  const [split, setSplit] = useState<Split | null>(null);
  const [seed, setSeed] = useState(1);
  const [busy, setBusy] = useState(false);
  const selection = split === null ? null : toSelection({ ...FRESH_DRAFT, split });
  const everybody = people.map(({ id }) => id);
  const available = useRead('goldQuestions.available', { annotatorIds: everybody.length > 0 ? everybody : [1], selection }, { enabled: everybody.length > 0, keepPrevious: true });
  const asked = (available.data ?? []).filter(({ annotatorId, open }) => open !== null && (chosen.length === 0 || chosen.includes(annotatorId)));
  const possible = asked.reduce((sum, entry) => sum + Math.min(count, entry.available), 0);

  const hide = async () => {
    setBusy(true);
    try {
      const added = await services.call('goldQuestions.add', { annotatorIds: asked.map(({ annotatorId }) => annotatorId), selection, count, seed, actorId: useApp.getState().annotatorId });
      const total = added.reduce((sum, entry) => sum + entry.added, 0);
      notifications.show({ message: `${formatCount(total, 'question')} hidden. ${displayKeys('mod+Z')} takes them out again.`, autoClose: 5_000 });
    } catch (error) {
      showFailure('No questions were hidden', error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className={classes.questionRow}>
        <MultiSelect
          label="In the queues of"
          placeholder={chosen.length === 0 ? 'everybody with open work' : ''}
          data={people.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={chosen.map(String)}
          onChange={(values) => setChosen(values.map(Number))}
          searchable={people.length > 7}
        />
        <NativeSelect label="Split" data={[{ value: ANY, label: 'any' }, ...SPLITS.map((name) => ({ value: name, label: name }))]} value={split ?? ANY} onChange={(event) => setSplit(event.currentTarget.value === ANY ? null : (event.currentTarget.value as Split))} />
        <NumberInput label="For each" min={1} max={10_000} allowDecimal={false} value={count} onChange={(value) => typeof value === 'number' && value > 0 && setCount(value)} />
        <NumberInput label="Seed" min={0} max={2_147_483_647} allowDecimal={false} value={seed} onChange={(value) => typeof value === 'number' && setSeed(value)} />
      </div>
      <Group gap="md">
        <Button variant="default" loading={busy} disabled={readOnly || possible === 0} onClick={() => void hide()}>
          Hide {formatCount(possible, 'question')}
        </Button>
        <span className={classes.muted}>{available.data ? describeAvailable(asked) : ''}</span>
      </Group>
      <QuestionResults readOnly={readOnly} />
    </>
  );
}

function describeAvailable(asked: readonly { readonly available: number }[]): string {
  if (asked.length === 0) return 'Nobody has open work of their own to hide them in.';
  const [least, most] = [Math.min(...asked.map(({ available }) => available)), Math.max(...asked.map(({ available }) => available))];
  return `${formatCount(asked.length, 'queue')}; ${least === most ? formatCount(least, 'item') : `${least.toLocaleString('en')} to ${formatCount(most, 'item')}`} each could be asked.`;
}
