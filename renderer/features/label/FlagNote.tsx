import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { Keycap } from '../../components/Keycap';
import classes from './FlagNote.module.css';

/** Asks what is ambiguous. Enter saves, Esc leaves everything as it was. */
export function FlagNote({ note, onSave, onLeave }: { readonly note: string; readonly onSave: (note: string, pressedAt: number) => void; readonly onLeave: () => void }) {
  const [text, setText] = useState(note);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'Enter' && !event.shiftKey) onSave(text.trim(), event.timeStamp);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes.card} role="group" aria-label="Flag as ambiguous" onKeyDown={onKeyDown}>
      <Textarea data-autofocus autoFocus size="sm" label="What is ambiguous here?" description="Others read this when they settle the item." value={text} maxLength={10_000} minRows={2} maxRows={6} autosize dir="auto" onChange={(event) => setText(event.currentTarget.value)} />
      <div className={classes.actions}>
        <Button onClick={(event) => onSave(text.trim(), event.timeStamp)} rightSection={<Keycap keys="Enter" />}>
          Save as ambiguous
        </Button>
        <Button variant="default" onClick={onLeave} rightSection={<Keycap keys="Esc" />}>
          Leave
        </Button>
      </div>
    </div>
  );
}
