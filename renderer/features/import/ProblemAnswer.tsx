import { Button, Group, NativeSelect } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ImportProblem } from '../../../shared/contract/importing';
import type { ImportDraft } from './importDraft';
import { changeDraft, changeSource, goToStep, useImport } from './importStore';
import { DELIMITERS, ENCODINGS } from './ReadingOptions';
import { type Answer, answerOf } from './answerOf';

/** The control that answers a question or puts a problem right, where one does. */
export function ProblemAnswer({ problem }: { readonly problem: ImportProblem }) {
  const draft = useImport((state) => state.draft);
  const guess = useImport((state) => state.inspection?.encoding ?? null);
  const answer = answerOf(problem, draft.as);
  if (answer === null) return null;
  return (
    <Group gap="sm" mt={6}>
      {control(answer, draft, guess)}
    </Group>
  );
}

function control(answer: Answer, draft: ImportDraft, guess: string | null) {
  switch (answer) {
    case 'encoding':
      return (
        <>
          {guess !== null && draft.source.encoding === null && (
            <Button variant="default" onClick={() => changeSource({ encoding: guess })}>
              {guess} is right
            </Button>
          )}
          <NativeSelect
            aria-label="Encoding"
            data={[{ value: '', label: 'Choose the encoding' }, ...ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))]}
            value={draft.source.encoding ?? ''}
            onChange={(event) => {
              if (event.currentTarget.value !== '') changeSource({ encoding: event.currentTarget.value });
            }}
          />
        </>
      );
    case 'delimiter':
      return DELIMITERS.map(({ value, label }) => (
        <Button key={value} variant="default" onClick={() => changeSource({ delimiter: value })}>
          {label}
        </Button>
      ));
    case 'header':
      return (
        <>
          <Button variant="default" onClick={() => changeSource({ header: true })}>
            It names the columns
          </Button>
          <Button variant="default" onClick={() => changeSource({ header: false })}>
            It is already data
          </Button>
        </>
      );
    case 'createClasses':
      return <Answering title="Add the new classes" chosen={draft.createClasses} apply={() => changeDraft({ createClasses: true })} />;
    case 'createItems':
      return <Answering title="Add the new items" chosen={draft.createItems} apply={() => changeDraft({ createItems: true })} />;
    case 'onConflict':
      return (
        <>
          <Answering title="Keep what is there" chosen={draft.onConflict === 'skip'} apply={() => changeDraft({ onConflict: 'skip' })} />
          <Answering title="Take the new ones" chosen={draft.onConflict === 'replace'} apply={() => changeDraft({ onConflict: 'replace' })} />
        </>
      );
    case 'onBadRow':
      return <Answering title="Skip such rows" chosen={draft.onBadRow === 'skip'} apply={() => changeDraft({ onBadRow: 'skip' })} />;
    case 'columns':
      return (
        <Button variant="default" onClick={() => goToStep('columns')}>
          Choose the columns
        </Button>
      );
  }
}

function Answering({ title, chosen, apply }: { readonly title: string; readonly chosen: boolean; readonly apply: () => void }) {
  return (
    <Button variant={chosen ? 'light' : 'default'} aria-pressed={chosen} leftSection={chosen ? <IconCheck size={14} aria-hidden /> : null} onClick={apply}>
      {title}
    </Button>
  );
}
