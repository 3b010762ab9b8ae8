import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { VirtualTable } from './VirtualTable';

interface Row {
  readonly id: number;
  readonly note: string;
}
const ROWS: readonly Row[] = Array.from({ length: 2_000 }, (_, id) => ({ id, note: `note ${id}` }));

// jsdom lays nothing out: the virtual list asks the offset sizes
beforeEach(() => {
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, value: 320 });
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, value: 300 });
  window.requestAnimationFrame = (run) => {
    run(0);
    return 0;
  };
});

function open() {
  const [onOpen, onSort] = [vi.fn<(row: Row) => void>(), vi.fn()];
  render(
    <MantineProvider>
      <VirtualTable<Row>
        name="Rows"
        rows={ROWS}
        keyOf={({ id }) => String(id)}
        columns={[
          { id: 'id', title: 'Id', width: 80, isPinned: true, render: ({ id }) => id },
          { id: 'note', title: 'Note', width: 120, isText: true, render: ({ id, note }) => <input aria-label={`Note ${id}`} data-field="note" defaultValue={note} /> },
        ]}
        sort={{ id: 'id', descending: true }}
        onSort={onSort}
        selected="1"
        onOpen={onOpen}
        isDim={({ id }) => id === 2}
      />
    </MantineProvider>,
  );
  const rows = () => screen.getAllByRole('row').slice(1);
  return { onOpen, onSort, rows, press: (key: string) => fireEvent.keyDown(document.activeElement!, { key }) };
}

describe('VirtualTable', () => {
  it('draws the rows in view alone, and says how many there are', () => {
    const { rows } = open();
    expect(rows().length).toBeLessThan(40);
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('2001');
    expect(within(screen.getByRole('grid')).getByRole('columnheader', { name: /Id/ }).getAttribute('aria-sort')).toBe('descending');
    expect(rows()[1]!.getAttribute('aria-selected')).toBe('true');
  });

  it('is one stop of the Tab key; arrows go from row to row, Enter opens one', () => {
    const { onOpen, press, rows } = open();
    expect(rows().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    rows()[0]!.focus();
    press('ArrowDown');
    press('ArrowDown');
    press('Enter');
    expect(onOpen.mock.calls.map(([{ id }]) => id)).toEqual([2]);
    press('ArrowUp');
    press(' ');
    expect(onOpen.mock.calls.map(([{ id }]) => id)).toEqual([2, 1]);
  });

  it('goes from field to field of a column, and a press on a field opens nothing', () => {
    const { onOpen, press } = open();
    const first = screen.getByRole('textbox', { name: 'Note 0' });
    fireEvent.click(first);
    first.focus();
    press('ArrowDown');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Note 1' }));
    press('Enter');
    expect(onOpen).not.toHaveBeenCalled();
  });

  it('is ordered by its headers: numbers downwards first, text upwards', () => {
    const { onSort } = open();
    fireEvent.click(screen.getByRole('button', { name: /Note/ }));
    fireEvent.click(screen.getByRole('button', { name: /Id/ }));
    expect(onSort.mock.calls.flat()).toEqual([{ id: 'note', descending: false }, { id: 'id', descending: false }]);
  });
});
