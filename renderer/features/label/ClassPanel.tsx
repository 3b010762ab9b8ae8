import { TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useMemo, useRef, useState } from 'react';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import { Keycap } from '../../components/Keycap';
import { ClassButton } from './ClassButton';
import classes from './ClassPanel.module.css';
import type { Suggestion } from './suggestion';
import { SuggestionRow } from './SuggestionRow';
import { filterClasses, indexClasses } from '../../components/filterClasses';

/** Up to this many classes fit in view with their keys; more are also found by typing. */
const MANY = 9;
const ROW = 38;
const LARGE_ROW = 46;

export interface ClassPanelProps {
  readonly classes: readonly LabelClass[];
  /** The answer that the item on the screen has. */
  readonly chosenUid: string | null;
  /** What the model suggests for the item on the screen, and the key that accepts it. */
  readonly suggestion: Suggestion | null;
  /** Whether the queue's model suggests answers: its place is reserved where there are too many classes to see. */
  readonly isSuggesting: boolean;
  readonly disabled: boolean;
  readonly onChoose: (classUid: string, pressedAt: number) => void;
  readonly onAccept: (pressedAt: number) => void;
  readonly onUndo: () => void;
}

/** The possible answers: buttons with their keys; many are searched by name, Enter takes the first. */
export const ClassPanel = memo(function ClassPanel({ classes: all, chosenUid, suggestion, isSuggesting, disabled, onChoose, onAccept, onUndo }: ClassPanelProps) {
  const [typed, setTyped] = useState('');
  const [cursor, setCursor] = useState(0);
  const index = useMemo(() => indexClasses(all), [all]);
  const shown = useMemo(() => filterClasses(index, typed), [index, typed]);
  const rowHeight = all.length > MANY ? ROW : LARGE_ROW;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: shown.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12, getItemKey: (row) => shown[row]!.uid });
  const isSearching = typed.trim() !== '';

  const moveCursor = (to: number) => {
    const row = Math.max(0, Math.min(shown.length - 1, to));
    setCursor(row);
    rows.scrollToIndex(row, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const wanted = shown[cursor];
    if (event.key === 'Enter' && isSearching && wanted && !disabled) {
      onChoose(wanted.uid, event.timeStamp);
      setTyped('');
      setCursor(0);
    } else if (event.key === 'Enter' && typed === '' && suggestion && !disabled) {
      // a key that is held down answers once
      if (!event.repeat) onAccept(event.timeStamp);
    } else if (event.key === 'ArrowDown') moveCursor(cursor + 1);
    else if (event.key === 'ArrowUp') moveCursor(cursor - 1);
    else if (event.key === 'Escape') {
      setTyped('');
      event.currentTarget.blur();
    } else if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && typed === '') onUndo();
    else return;
    event.preventDefault();
  };

  return (
    <div className={classes.panel}>
      {all.length > MANY && (
        <TextInput
          data-class-search
          className={classes.search}
          aria-label="Find a class"
          placeholder={`Find among ${all.length.toLocaleString()} classes`}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setCursor(0);
            rows.scrollToOffset(0);
          }}
          onKeyDown={onKeyDown}
          rightSectionWidth={34}
          rightSection={<Keycap keys={isSearching ? '↵' : '/'} />}
        />
      )}
      {all.length > MANY && isSuggesting && <SuggestionRow suggestion={suggestion} classes={all} disabled={disabled} onAccept={onAccept} />}
      <div ref={scroller} className={classes.list} role="group" aria-label="Classes" tabIndex={all.length > MANY ? 0 : -1}>
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map((row) => {
            const entry = shown[row.index]!;
            return (
              <div key={entry.uid} className={classes.row} style={{ transform: `translateY(${row.start}px)`, height: rowHeight }}>
                <ClassButton entry={entry} isChosen={entry.uid === chosenUid} isNext={isSearching && row.index === cursor} suggestion={suggestion?.classUid === entry.uid ? suggestion : null} disabled={disabled} onChoose={onChoose} />
              </div>
            );
          })}
        </div>
        {shown.length === 0 && <p className={classes.none}>No class is called that.</p>}
      </div>
    </div>
  );
});
