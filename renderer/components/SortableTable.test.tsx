import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { SortableTable } from './SortableTable';

it('is ordered by a press on a header, the other way by a second one; rows without a value come last both ways', () => {
  const rows = [{ name: 'b', n: 2 }, { name: 'none', n: null }, { name: 'a', n: 9 }, { name: 'c', n: 2 }];
  render(
    <MantineProvider>
      <SortableTable
        name="Rows"
        rows={rows}
        keyOf={({ name }) => name}
        columns={[
          { id: 'name', title: 'Name', isText: true, value: ({ name }) => name, render: ({ name }) => name },
          { id: 'n', title: 'Number', value: ({ n }) => n, render: ({ n }) => n ?? 'n/a' },
        ]}
      />
    </MantineProvider>,
  );
  const order = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
  expect(order()).toEqual(['b', 'none', 'a', 'c']);
  fireEvent.click(screen.getByRole('button', { name: 'Number' }));
  expect(order()).toEqual(['a', 'b', 'c', 'none']);
  expect(screen.getByRole('columnheader', { name: /Number/ }).getAttribute('aria-sort')).toBe('descending');
  fireEvent.click(screen.getByRole('button', { name: 'Number' }));
  expect(order()).toEqual(['b', 'c', 'a', 'none']);
  fireEvent.click(screen.getByRole('button', { name: 'Name' }));
  expect(order()).toEqual(['a', 'b', 'c', 'none']);
});
