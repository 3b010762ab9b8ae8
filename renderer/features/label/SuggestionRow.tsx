import { UnstyledButton } from '@mantine/core';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import type { Suggestion } from './suggestion';
import { SuggestionMark } from './SuggestionMark';
import panel from './ClassPanel.module.css';
import classes from './Suggestion.module.css';

interface SuggestionRowProps {
  readonly suggestion: Suggestion | null;
  readonly classes: readonly LabelClass[];
  readonly disabled: boolean;
  readonly onAccept: (pressedAt: number) => void;
}

/** The suggested class over a list too long to see it in. Its place stays where an item has no suggestion. */
export function SuggestionRow({ suggestion, classes: all, disabled, onAccept }: SuggestionRowProps) {
  const entry = suggestion && all.find(({ uid }) => uid === suggestion.classUid);
  return (
    <div className={classes.row}>
      {suggestion && entry ? (
        <UnstyledButton className={panel.button} data-suggested title={entry.name} aria-disabled={disabled || undefined} onMouseDown={(event) => event.preventDefault()} onClick={(event) => !disabled && onAccept(event.timeStamp)}>
          <span className={panel.swatch} style={{ background: entry.color }} data-abstain={entry.abstain || undefined} aria-hidden />
          <bdi className={panel.name}>{entry.name}</bdi>
          <SuggestionMark suggestion={suggestion} />
        </UnstyledButton>
      ) : (
        <span className={classes.none}>No suggestion for this item</span>
      )}
    </div>
  );
}
