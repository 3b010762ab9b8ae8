import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { memo } from 'react';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import { Keycap } from '../../components/Keycap';
import type { Suggestion } from './suggestion';
import { SuggestionMark } from './SuggestionMark';
import classes from './ClassPanel.module.css';

interface ClassButtonProps {
  readonly entry: LabelClass;
  readonly isChosen: boolean;
  /** Enter would take this one. */
  readonly isNext: boolean;
  /** The model suggests this one. */
  readonly suggestion?: Suggestion | null;
  readonly disabled: boolean;
  readonly onChoose: (classUid: string, pressedAt: number) => void;
}

/** One possible answer: its key, its colour, its name. The mouse leaves the focus where it was, so that Space still skips. */
export const ClassButton = memo(function ClassButton({ entry, isChosen, isNext, suggestion = null, disabled, onChoose }: ClassButtonProps) {
  return (
    <UnstyledButton
      className={classes.button}
      data-chosen={isChosen || undefined}
      data-next={isNext || undefined}
      data-suggested={suggestion !== null || undefined}
      data-class-uid={entry.uid}
      aria-pressed={isChosen}
      aria-keyshortcuts={entry.hotkey ?? undefined}
      aria-disabled={disabled || undefined}
      title={entry.definition === '' ? undefined : entry.definition}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => !disabled && onChoose(entry.uid, event.timeStamp)}
    >
      <span className={classes.keyCell}>{entry.hotkey !== null && <Keycap keys={entry.hotkey.toUpperCase()} />}</span>
      <span className={classes.swatch} style={{ background: entry.color }} data-abstain={entry.abstain || undefined} aria-hidden />
      <bdi className={classes.name} title={entry.name}>
        {entry.name}
      </bdi>
      {suggestion && <SuggestionMark suggestion={suggestion} />}
      {isChosen && <IconCheck size={16} aria-hidden className={classes.check} />}
    </UnstyledButton>
  );
});
