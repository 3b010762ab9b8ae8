import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import classes from './SortableTable.module.css';

export interface SortableColumn<T> {
  readonly id: string;
  /** Empty: nothing to order by, buttons of the row. */
  readonly title: string;
  /** What the numbers of the column are, where the title is too short for it. */
  readonly hint?: string;
  readonly isText?: boolean;
  /** What rows are ordered by; null comes last either way. */
  readonly value: (row: T) => number | string | null;
  readonly render: (row: T) => ReactNode;
}

interface Props<T> {
  readonly name: string;
  readonly columns: readonly SortableColumn<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** Column and direction at first; null: rows as they come. */
  readonly sortedBy?: { readonly id: string; readonly descending: boolean } | null;
}

/** A table whose headers are buttons that order it. The first column names the row. */
export function SortableTable<T>({ name, columns, rows, keyOf, sortedBy = null }: Props<T>) {
  const [sort, setSort] = useState(sortedBy);
  const column = columns.find(({ id }) => id === sort?.id);
  const ordered = sort && column ? sortRows(rows, column.value, sort.descending) : rows;
  const turn = (id: string, isText: boolean) => setSort((now) => (now?.id === id ? { id, descending: !now.descending } : { id, descending: !isText }));
  return (
    <div className={classes.scroll} role="region" aria-label={name} tabIndex={0}>
      <table className={classes.table} aria-label={name}>
        <thead>
          <tr>
            {columns.map(({ id, title, hint, isText = false }) => title === '' ? <td key={id} /> : (
              <th key={id} scope="col" data-text={isText || undefined} aria-sort={sort?.id === id ? (sort.descending ? 'descending' : 'ascending') : 'none'}>
                <UnstyledButton className={classes.header} title={hint} onClick={() => turn(id, isText)}>
                  {!isText && <Arrow direction={sort?.id === id ? sort : null} />}
                  {title}
                  {isText && <Arrow direction={sort?.id === id ? sort : null} />}
                </UnstyledButton>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ordered.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ id, isText, render }, index) =>
                index === 0 ? (
                  <th key={id} scope="row">
                    {render(row)}
                  </th>
                ) : (
                  <td key={id} data-text={isText || undefined}>
                    {render(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** On the side where the numbers don't stand, so that the title is above their end. Its space is always there. */
function Arrow({ direction }: { readonly direction: { readonly descending: boolean } | null }) {
  return (
    <span className={classes.arrow} aria-hidden>
      {direction ? (direction.descending ? '↓' : '↑') : ''}
    </span>
  );
}

/** Equal rows keep their order. */
function sortRows<T>(rows: readonly T[], value: (row: T) => number | string | null, descending: boolean): T[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((x, y) => {
    const [a, b] = [value(x), value(y)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    if (typeof a === 'string' || typeof b === 'string') return sign * String(a).localeCompare(String(b), 'en');
    return sign * (a - b);
  });
}
