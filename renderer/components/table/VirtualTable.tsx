import { UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, type ReactNode, useMemo, useRef, useState } from 'react';
import classes from './VirtualTable.module.css';

export interface VirtualColumn<T> {
  readonly id: string;
  readonly title: string;
  /** What the column is, where the title is too short for it. */
  readonly hint?: string;
  /** CSS pixels. */
  readonly width: number;
  readonly isText?: boolean;
  /** Stays in view when the table is scrolled sideways; only the first columns. */
  readonly isPinned?: boolean;
  readonly render: (row: T) => ReactNode;
}

export interface TableSort {
  readonly id: string;
  readonly descending: boolean;
}

interface Props<T> {
  readonly name: string;
  readonly columns: readonly VirtualColumn<T>[];
  /** In order. */
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly sort: TableSort | null;
  readonly onSort: (sort: TableSort) => void;
  /** Key of the row whose items are shown. */
  readonly selected: string | null;
  readonly onOpen: (row: T) => void;
  /** Rows of which nothing is claimed are greyed. */
  readonly isDim?: (row: T) => boolean;
}

const ROW = 32;
/** Room for a title of two lines. */
const HEAD = 38;
const PAGE = 15;

/** A table of thousands of rows of which only those in view are drawn. One stop of the Tab key: arrows go from row to row, Enter opens; fields in cells can be tabbed to. */
export function VirtualTable<T>({ name, columns, rows, keyOf, sort, onSort, selected, onOpen, isDim }: Props<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const drawn = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 2, getItemKey: (place) => keyOf(rows[place]!), scrollPaddingStart: HEAD });
  const at = Math.min(current, rows.length - 1);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const layout = columns.map((column) => `${column.width}px`).join(' ');
  const pins = useMemo(() => pinsOf(columns), [columns]);

  /** Rows that were out of view are drawn a frame after they were scrolled to. */
  const focusRow = (place: number, field: string | null) => {
    const to = Math.min(rows.length - 1, Math.max(0, place));
    setCurrent(to);
    drawn.scrollToIndex(to, { align: 'auto' });
    requestAnimationFrame(() => {
      const row = scroller.current?.querySelector<HTMLElement>(`[data-place="${to}"]`);
      (field === null ? row : row?.querySelector<HTMLElement>(`[data-field="${field}"]`))?.focus({ preventScroll: true });
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target instanceof HTMLInputElement ? (event.target.dataset['field'] ?? null) : null;
    const step = { ArrowUp: -1, ArrowDown: 1, PageUp: -PAGE, PageDown: PAGE }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      return focusRow(at + step, field);
    }
    if (event.target instanceof HTMLInputElement || !(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'row') return;
    if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      focusRow(event.key === 'Home' ? 0 : rows.length - 1, null);
    }
    if ((event.key === 'Enter' || event.key === ' ') && rows[at]) {
      event.preventDefault();
      onOpen(rows[at]);
    }
  };
  return (
    <div ref={scroller} className={classes.scroll} role="grid" aria-label={name} aria-rowcount={rows.length + 1} aria-colcount={columns.length} onKeyDown={onKeyDown}>
      <div className={classes.head} role="row" aria-rowindex={1} style={{ width, gridTemplateColumns: layout }}>
        {columns.map(({ id, title, hint, isText = false }, index) => (
          <div key={id} role="columnheader" className={classes.headCell} data-text={isText || undefined} data-pinned={pins[index] !== null || undefined} style={pins[index] === null ? undefined : { left: pins[index] }} aria-sort={sort?.id === id ? (sort.descending ? 'descending' : 'ascending') : 'none'}>
            <UnstyledButton className={classes.header} title={hint ? `${title}: ${hint}` : title} onClick={() => onSort(sort?.id === id ? { id, descending: !sort.descending } : { id, descending: !isText })}>
              <span className={classes.title}>{title}</span>
              <span className={classes.arrow} aria-hidden>
                {sort?.id === id ? (sort.descending ? '↓' : '↑') : ''}
              </span>
            </UnstyledButton>
          </div>
        ))}
      </div>
      <div role="rowgroup" className={classes.body} style={{ width, height: drawn.getTotalSize() }}>
        {drawn.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index]!;
          return (
            <div
              key={key}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={selected === keyOf(row)}
              data-place={index}
              data-dim={isDim?.(row) || undefined}
              tabIndex={index === at ? 0 : -1}
              className={classes.row}
              style={{ width, gridTemplateColumns: layout, top: start }}
              onFocus={() => setCurrent(index)}
              onClick={(event) => !(event.target instanceof Element && event.target.closest('input, button')) && onOpen(row)}
            >
              <Cells row={row} columns={columns} pins={pins} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Where each pinned column sticks; null: it is not pinned. */
function pinsOf(columns: readonly { readonly isPinned?: boolean; readonly width: number }[]): readonly (number | null)[] {
  let left = 0;
  return columns.map(({ isPinned, width }) => {
    const pin = isPinned ? left : null;
    left += width;
    return pin;
  });
}

/** Drawn again only when the row or the columns change: moving the focus draws no cell. */
const Cells = memo(CellsOf) as typeof CellsOf;

function CellsOf<T>({ row, columns, pins }: { readonly row: T; readonly columns: readonly VirtualColumn<T>[]; readonly pins: readonly (number | null)[] }): ReactNode {
  return columns.map(({ id, isText, render }, index) => (
    <div key={id} role={index === 0 ? 'rowheader' : 'gridcell'} className={classes.cell} data-text={isText || undefined} data-pinned={pins[index] !== null || undefined} style={pins[index] === null ? undefined : { left: pins[index] }}>
      {render(row)}
    </div>
  ));
}
