import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { TableTools } from '../table/TableTools';
import type { PlainTable } from '../table/tableText';
import classes from './ChartOrTable.module.css';

interface Props {
  readonly name: string;
  readonly table: PlainTable;
  /** As the cells of the table are shown; they are copied in full. */
  readonly say: (cell: number, column: number) => string;
  readonly children: ReactNode;
}

/** A picture that can be read as a table, copied and saved. Both take the same room. */
export function ChartOrTable({ name, table, say, children }: Props) {
  const [view, setView] = useState<'chart' | 'table'>('chart');
  return (
    <figure className={classes.figure} aria-label={name}>
      <figcaption className={classes.head}>
        <span className={classes.name}>{name}</span>
        <SegmentedControl size="xs" aria-label={`${name} as`} value={view} onChange={(value) => setView(value as 'chart')} data={[{ value: 'chart', label: 'Chart' }, { value: 'table', label: 'Table' }]} />
        <TableTools name={name} table={() => table} />
      </figcaption>
      <div className={classes.body}>
        <div className={classes.chart} data-hidden={view === 'table' || undefined} aria-hidden={view === 'table'}>
          {children}
        </div>
        {view === 'table' && (
          <div className={classes.scroll} tabIndex={0} role="region" aria-label={`${name}, table`}>
            <table className={classes.table}>
              <thead>
                <tr>
                  {table.head.map((title) => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.rows.map((row, index) => (
                  <tr key={index}>
                    {row.map((cell, column) => (
                      <td key={column}>{cell === null ? 'n/a' : typeof cell === 'number' ? say(cell, column) : cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </figure>
  );
}
