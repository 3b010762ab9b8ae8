import { useVirtualizer } from '@tanstack/react-virtual';
import { IconAlertTriangle, IconGripVertical } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import { ClassChip } from '../../components/ClassChip';
import { Keycap } from '../../components/Keycap';
import classes from './ClassRows.module.css';
import type { ClassProblems } from './schemaDraft';

const ROW = 36;

export interface ClassRowsProps {
  readonly entries: readonly LabelClass[];
  readonly problems: ReadonlyMap<string, ClassProblems>;
  readonly selectedUid: string | null;
  readonly onSelect: (uid: string) => void;
  /** `to`: place among the others, 0-based. */
  readonly onMove: (uid: string, to: number) => void;
}

/** All classes, thousands too. Up and Down select, with Alt they move; dragging moves as well. */
export function ClassRows({ entries, problems, selectedUid, onSelect, onMove }: ClassRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [dropAt, setDropAt] = useState<number | null>(null);
  const rows = useVirtualizer({ count: entries.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 15, getItemKey: (row) => entries[row]!.uid });
  const selectedRow = entries.findIndex(({ uid }) => uid === selectedUid);
  useEffect(() => {
    if (selectedRow >= 0) rows.scrollToIndex(selectedRow, { align: 'auto' });
  }, [selectedRow, rows]);

  const onKeyDown = (event: KeyboardEvent) => {
    const target = { ArrowUp: selectedRow - 1, ArrowDown: selectedRow + 1, Home: 0, End: entries.length - 1, PageUp: selectedRow - 10, PageDown: selectedRow + 10 }[event.key];
    if (target === undefined || selectedUid === null) return;
    event.preventDefault();
    const row = Math.max(0, Math.min(entries.length - 1, target));
    if (event.altKey) onMove(selectedUid, row);
    else onSelect(entries[row]!.uid);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    const uid = event.dataTransfer.getData('text/goldset-class');
    const from = entries.findIndex((entry) => entry.uid === uid);
    // taken out first, a place behind its own moves up by one
    if (from >= 0 && dropAt !== null) onMove(uid, dropAt > from ? dropAt - 1 : dropAt);
    setDropAt(null);
  };

  return (
    <>
      <div ref={scroller} className={classes.rows} role="listbox" aria-label="Classes in order" tabIndex={0} aria-activedescendant={selectedUid === null ? undefined : `class-${selectedUid}`} onKeyDown={onKeyDown} onDragLeave={() => setDropAt(null)} onDrop={onDrop}>
        <div style={{ height: rows.getTotalSize(), position: 'relative' }} role="presentation">
          {rows.getVirtualItems().map((row) => {
            const entry = entries[row.index]!;
            return (
              <div
                key={entry.uid}
                id={`class-${entry.uid}`}
                role="option"
                aria-selected={entry.uid === selectedUid}
                aria-setsize={entries.length}
                aria-posinset={row.index + 1}
                className={classes.row}
                data-retired={entry.retired || undefined}
                data-drop={dropAt === row.index ? 'before' : dropAt === row.index + 1 && row.index === entries.length - 1 ? 'after' : undefined}
                style={{ transform: `translateY(${row.start}px)`, height: ROW }}
                draggable
                onClick={() => onSelect(entry.uid)}
                onDragStart={(event) => {
                  event.dataTransfer.setData('text/goldset-class', entry.uid);
                  event.dataTransfer.effectAllowed = 'move';
                }}
                onDragOver={(event) => {
                  event.preventDefault();
                  const box = event.currentTarget.getBoundingClientRect();
                  setDropAt(event.clientY > box.top + ROW / 2 ? row.index + 1 : row.index);
                }}
              >
                <IconGripVertical size={14} aria-hidden className={classes.grip} />
                <span className={classes.key}>{entry.hotkey !== null && <Keycap keys={entry.hotkey.toUpperCase()} />}</span>
                <span className={classes.name}>
                  <ClassChip name={entry.name || '(no name)'} color={entry.color} />
                </span>
                {problems.has(entry.uid) && <IconAlertTriangle size={15} className={classes.problem} aria-label="This class cannot be saved as it is" />}
                {entry.borderline && <span className={classes.mark}>borderline</span>}
                {entry.abstain && <span className={classes.mark}>abstain</span>}
                {entry.retired && <span className={classes.mark}>retired</span>}
                <span className={classes.definition} dir="auto">
                  {entry.definition}
                </span>
              </div>
            );
          })}
        </div>
      </div>
      <p className={classes.hint}>
        {entries.length.toLocaleString()} {entries.length === 1 ? 'class' : 'classes'} · <Keycap keys="Alt+↑" /> <Keycap keys="Alt+↓" /> or drag to reorder
      </p>
    </>
  );
}
