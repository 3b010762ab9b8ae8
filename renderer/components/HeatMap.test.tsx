import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { HeatMap } from './HeatMap';

const entries = ['Ada', 'Ben', 'Cem'].map((name) => ({ key: name, label: name, title: name }));

function open() {
  const onOpen = vi.fn<(row: number, column: number) => void>();
  const cellAt = (row: number, column: number) => (row === column ? null : { text: `0.${row}${column}`, shade: 0.5, name: `${entries[row]!.key} and ${entries[column]!.key}` });
  render(
    <MantineProvider>
      <HeatMap name="Kappa" corner="κ" rows={entries} columns={entries} cellAt={cellAt} selected={{ row: 2, column: 0 }} onOpen={onOpen} />
    </MantineProvider>,
  );
  return { onOpen, press: (key: string) => fireEvent.keyDown(document.activeElement!, { key }) };
}

describe('HeatMap', () => {
  it('is one stop of the Tab key; arrows go from cell to cell over gaps, and stop at the edge', () => {
    const { press } = open();
    expect(screen.getAllByRole('gridcell').filter(({ tabIndex }) => tabIndex === 0).map(({ textContent }) => textContent)).toEqual(['0.01']);
    screen.getByText('0.01').focus();
    press('ArrowRight');
    expect(document.activeElement?.textContent).toBe('0.02');
    press('ArrowRight');
    expect(document.activeElement?.textContent).toBe('0.02');
    press('ArrowDown');
    press('ArrowLeft');
    expect(document.activeElement?.textContent).toBe('0.10');
  });

  it('opens the cell with Enter or a click, and marks the chosen one', () => {
    const { onOpen, press } = open();
    screen.getByText('0.01').focus();
    press('ArrowRight');
    press('Enter');
    fireEvent.click(screen.getByText('0.21'));
    expect(onOpen.mock.calls).toEqual([[0, 2], [2, 1]]);
    expect(screen.getByRole('gridcell', { selected: true }).textContent).toBe('0.20');
    expect(screen.getByRole('gridcell', { name: '0.21: Cem and Ben' })).toBeTruthy();
  });
});
