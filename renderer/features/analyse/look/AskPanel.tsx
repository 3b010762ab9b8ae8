import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { TagQuestion } from '../../../../shared/contract/tagReview';
import { displayKeys } from '../../../commands/registry';
import { Keycap } from '../../../components/Keycap';
import { AddQuestion } from './AddQuestion';
import classes from './Look.module.css';
import type { LookedItem, LookRequest } from './lookStore';
import { QuestionRow } from './QuestionRow';
import { LOOK_COMMANDS } from './useLookKeys';
import { useQuestionRows } from './useQuestionRows';

interface Props {
  readonly request: LookRequest;
  readonly questions: readonly TagQuestion[];
  /** Of the present item; null: there is none. */
  readonly answers: LookedItem['answers'] | null;
  readonly readOnly: boolean;
}

const LABELS: Readonly<Record<string, string>> = { 'look.rest': 'No to the rest', 'look.skip': 'Leave open', 'look.back': 'Previous', 'look.undo': 'Take back' };

/** The questions about the item, and what the answers so far tell of each. */
export function AskPanel({ request, questions, answers, readOnly }: Props) {
  const [adding, setAdding] = useState(false);
  const rows = useQuestionRows(request, questions);
  return (
    <section className={classes.panel} aria-label="Questions">
      <div className={classes.list} tabIndex={0} role="region" aria-label="Questions about this item">
        {questions.length === 0 && <p className={classes.none}>Look at a few, then ask for what they have in common.</p>}
        {questions.length > 0 && <p className={classes.keyNote}>Key: yes. Shift and key: no.</p>}
        {questions.map((question) => (
          <QuestionRow key={question.id} question={question} answer={answers?.find(({ questionId }) => questionId === question.id) ?? null} row={rows.of(question)} isStale={rows.isStale} disabled={readOnly || answers === null} />
        ))}
        {!readOnly &&
          (adding ? (
            <AddQuestion questions={questions} onAdded={() => setAdding(false)} />
          ) : (
            <Button variant="subtle" onClick={() => setAdding(true)}>
              Ask for another tag
            </Button>
          ))}
      </div>
      {rows.error !== null && <p className={classes.note}>{rows.error}</p>}
      <div className={classes.actions} role="group" aria-label="Actions">
        {LOOK_COMMANDS.filter(({ id }) => id in LABELS && !(readOnly && (id === 'look.rest' || id === 'look.undo'))).map((command) => (
          <UnstyledButton key={command.id} className={classes.action} disabled={!command.isAvailable()} onMouseDown={(event) => event.preventDefault()} onClick={() => command.isAvailable() && void command.run()}>
            <span>{LABELS[command.id]}</span>
            <Keycap keys={displayKeys(command.keys!)} />
          </UnstyledButton>
        ))}
      </div>
    </section>
  );
}
