import { Button, Group, NativeSelect } from '@mantine/core';
import type { ImportProblem } from '../../../shared/contract/importing';
import { changeDraft, changeSource, goToStep, useImport } from './importStore';
import { DELIMITERS, ENCODINGS } from './ReadingOptions';
import { type Answer, answerOf } from './answerOf';

/** The control that answers a question or puts a problem right, where one does. */
export function ProblemAnswer({ problem }: { readonly problem: ImportProblem }) {
  const draft = useImport((state) => state.draft);
  const answer = answerOf(problem);
  if (answer === null) return null;
  return (
    <Group gap="sm" mt={6}>
      {control(answer, draft.source.encoding)}
    </Group>
  );
}

function control(answer: Answer, encoding: string | null) {
  switch (answer) {
    case 'encoding':
      return (
        <NativeSelect
          aria-label="Encoding"
          data={[{ value: '', label: 'Choose the encoding' }, ...ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))]}
          value={encoding ?? ''}
          onChange={(event) => {
            if (event.currentTarget.value !== '') changeSource({ encoding: event.currentTarget.value });
          }}
        />
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
      return <Answering title="Add the new classes" apply={() => changeDraft({ createClasses: true })} />;
    case 'createItems':
      return <Answering title="Add the new items" apply={() => changeDraft({ createItems: true })} />;
    case 'onConflict':
      return (
        <>
          <Answering title="Keep what is there" apply={() => changeDraft({ onConflict: 'skip' })} />
          <Answering title="Take the new ones" apply={() => changeDraft({ onConflict: 'replace' })} />
        </>
      );
    case 'onBadRow':
      return <Answering title="Skip such rows" apply={() => changeDraft({ onBadRow: 'skip' })} />;
    case 'columns':
      return (
        <Button variant="default" onClick={() => goToStep('columns')}>
          Choose the columns
        </Button>
      );
  }
}

function Answering({ title, apply }: { readonly title: string; readonly apply: () => void }) {
  return (
    <Button variant="default" onClick={apply}>
      {title}
    </Button>
  );
}
