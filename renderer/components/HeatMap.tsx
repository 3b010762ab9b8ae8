import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import classes from './HeatMap.module.css';

export interface HeatMapEntry {
  readonly key: string;
  readonly label: ReactNode;
  /** The whole name, for the tooltip. */
  readonly title: string;
}

export interface HeatMapCell {
  readonly text: string;
  /** 0 .. 1 of the sequential scale; null: no value, drawn without colour. */
  readonly shade: number | null;
  /** Of differences: which end of the diverging scale, whose middle is neutral. */
  readonly tone?: 'better' | 'worse';
  /** What a screen reader says and the tooltip shows: "Ada and Ben: kappa 0.71 on 120 items". */
  readonly name: string;
}

interface Props {
  /** What the map shows; names the table. */
  readonly name: string;
  /** What the rows and the columns are, in the corner. */
  readonly corner: ReactNode;
  readonly rows: readonly HeatMapEntry[];
  readonly columns: readonly HeatMapEntry[];
  /** Null: there is no such cell (an annotator with themself). */
  readonly cellAt: (row: number, column: number) => HeatMapCell | null;
  readonly selected: { readonly row: number; readonly column: number } | null;
  readonly onOpen: (row: number, column: number) => void;
  /** Smaller cells, for maps of many rows. */
  readonly dense?: boolean;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Numbers in cells on one sequential scale. It is a table: one stop of the Tab key, arrows go from cell to cell, Enter opens. */
export function HeatMap({ name, corner, rows, columns, cellAt, selected, onOpen, dense = false }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState(() => firstCell(rows.length, columns.length, cellAt));
  const at = place.row < rows.length && place.column < columns.length && cellAt(place.row, place.column) ? place : firstCell(rows.length, columns.length, cellAt);

  const move = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onOpen(at.row, at.column);
    }
    if (!step) return;
    event.preventDefault();
    let { row, column } = at;
    do {
      row += step[0];
      column += step[1];
      if (row < 0 || column < 0 || row >= rows.length || column >= columns.length) return;
    } while (cellAt(row, column) === null);
    setPlace({ row, column });
    table.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`)?.focus();
  };
  return (
    <div className={classes.scroll}>
      <table ref={table} className={classes.map} data-dense={dense || undefined} role="grid" aria-label={name} onKeyDown={move}>
        <thead>
          <tr>
            <td className={classes.corner}>{corner}</td>
            {columns.map(({ key, label, title }) => (
              <th key={key} scope="col" title={title}>
                <span className={classes.columnName}>{label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, title }, row) => (
            <tr key={key}>
              <th scope="row" title={title}>
                <span className={classes.rowName}>{label}</span>
              </th>
              {columns.map((column, index) => {
                const cell = cellAt(row, index);
                if (!cell) return <td key={column.key} className={classes.none} aria-hidden />;
                const isSelected = selected?.row === row && selected.column === index;
                return (
                  <td
                    key={column.key}
                    data-cell={`${row}-${index}`}
                    role="gridcell"
                    tabIndex={at.row === row && at.column === index ? 0 : -1}
                    aria-label={/\d|n\/a/.test(cell.text) ? `${cell.text}: ${cell.name}` : cell.name}
                    aria-selected={isSelected}
                    data-tone={cell.tone}
                    title={cell.name}
                    onFocus={() => setPlace({ row, column: index })}
                    className={cell.shade === null ? classes.undefined : classes.cell}
                    style={cell.shade === null ? undefined : ({ '--shade': Math.min(1, Math.max(0, cell.shade)).toFixed(3) } as React.CSSProperties)}
                    onClick={() => {
                      setPlace({ row, column: index });
                      onOpen(row, index);
                    }}
                  >
                    {cell.text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function firstCell(rows: number, columns: number, cellAt: Props['cellAt']): { row: number; column: number } {
  for (let row = 0; row < rows; row += 1) for (let column = 0; column < columns; column += 1) if (cellAt(row, column)) return { row, column };
  return { row: 0, column: 0 };
}
