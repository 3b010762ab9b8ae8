import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { DiscussionNote } from '../../../../shared/contract/settling';
import { Keycap } from '../../../components/Keycap';
import { showFailure } from '../../../components/showFailure';
import { services } from '../../../data/services';
import { formatWhen } from '../../../format/formatWhen';
import { useApp } from '../../../state/app';
import { focusStage } from './focusStage';
import classes from './Settle.module.css';

interface Props {
  readonly itemId: number;
  readonly notes: readonly DiscussionNote[];
  /** An annotator who answered stays a letter until it is decided. */
  readonly nameOf: (note: DiscussionNote) => string;
}

/** What was said about the item; a note is added by typing it and Enter. */
export function Discussion({ itemId, notes, nameOf }: Props) {
  const [text, setText] = useState('');
  const [now] = useState(() => Date.now());
  const annotatorId = useApp((state) => state.annotatorId);
  const add = async () => {
    if (annotatorId === null || text.trim() === '') return;
    try {
      await services.call('discussion.add', { annotatorId, itemId, text: text.trim() });
      setText('');
    } catch (error) {
      showFailure('The note was not added', error);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    if (event.key === 'Enter') void add();
    event.preventDefault();
    event.stopPropagation();
    focusStage();
  };
  return (
    <section className={classes.part} aria-label="Discussion">
      <h3>Discussion</h3>
      {/* scrolls where it is long, also without a mouse */}
      <ul tabIndex={0}>
        {notes.map((note, place) => (
          <li key={place}>
            <span className={classes.partHead}>
              <bdi className={classes.who}>{nameOf(note)}</bdi>
              <span className={classes.muted}>{formatWhen(note.createdAt, now)}</span>
            </span>
            <span dir="auto">{note.text}</span>
          </li>
        ))}
      </ul>
      <TextInput size="xs" data-settle-field="note" aria-label="Note" placeholder="Add a note" dir="auto" value={text} maxLength={10_000} onChange={(event) => setText(event.currentTarget.value)} onKeyDown={onKeyDown} rightSectionWidth={34} rightSection={<Keycap keys="D" />} />
    </section>
  );
}
