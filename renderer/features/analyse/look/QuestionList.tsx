import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { QUESTION_HOTKEYS, type TagQuestion } from '../../../../shared/contract/tagReview';
import { showFailure } from '../../../components/showFailure';
import { services } from '../../../data/services';
import classes from './Look.module.css';

/** The questions that are asked, with their keys and how often each was answered. */
export function QuestionList({ questions, readOnly }: { readonly questions: readonly TagQuestion[]; readonly readOnly: boolean }) {
  if (questions.length === 0) return <p className={classes.none}>Nothing is asked yet. Add the first question below, or look first and add questions as they come to mind.</p>;
  const taken = new Set(questions.flatMap(({ hotkey }) => hotkey ?? []));
  const setKey = async (id: number, hotkey: string) => {
    try {
      await services.call('tagReview.saveQuestion', { id, hotkey: hotkey === '' ? null : hotkey });
    } catch (error) {
      showFailure('The key was not changed', error);
    }
  };
  const remove = async (id: number) => {
    try {
      await services.call('tagReview.removeQuestion', { id });
    } catch (error) {
      showFailure('The question was not removed', error);
    }
  };
  return (
    <ul className={classes.questions}>
      {questions.map(({ id, key, value, hotkey, yes, no }) => (
        <li key={id}>
          <NativeSelect
            aria-label={`Key of ${key}=${value}`}
            className={classes.hotkey ?? ''}
            disabled={readOnly}
            value={hotkey ?? ''}
            onChange={(event) => void setKey(id, event.currentTarget.value)}
            data={[...QUESTION_HOTKEYS.filter((free) => free === hotkey || !taken.has(free)).map((free) => ({ value: free, label: free.toUpperCase() })), { value: '', label: 'none' }]}
          />
          <bdi className={classes.tag} title={`${key} = ${value}`}>
            {key} = {value}
          </bdi>
          <span className={classes.note}>
            {yes.toLocaleString('en')} yes, {no.toLocaleString('en')} no
          </span>
          <ActionIcon variant="subtle" color="gray" size="sm" disabled={readOnly} aria-label={`Do not ask for ${key}=${value} any more`} title="Do not ask any more. Tags and answers stay." onClick={() => void remove(id)}>
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
