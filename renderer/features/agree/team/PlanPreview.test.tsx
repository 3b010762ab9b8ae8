import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { AssignmentPreview } from '../../../../shared/contract/assignments';
import { PlanPreview } from './PlanPreview';

const preview = (change: Partial<AssignmentPreview> = {}): AssignmentPreview => ({
  items: 12,
  annotators: ['Ann', 'Ben', 'Cem'].map((name, index) => ({ annotatorId: index + 1, name, items: 8 })),
  overlap: [{ people: 2, items: 12 }],
  pairs: [{ a: 1, b: 2, items: 4 }, { a: 1, b: 3, items: 5 }, { a: 2, b: 3, items: 3 }],
  short: 0,
  ...change,
});
const show = (shown: AssignmentPreview | null, nobody = false) =>
  render(
    <MantineProvider>
      <PlanPreview preview={shown} rule={{ kind: 'all', k: 2 }} nobody={nobody} />
    </MantineProvider>,
  );

test('says what each gets, how many people an item has, and what every two share', () => {
  show(preview());
  expect(screen.getByRole('row', { name: 'Ann 8' })).toBeDefined();
  expect(screen.getByRole('row', { name: '2 people 12' })).toBeDefined();
  expect(screen.getByText('Every two of them share 3 to 5 items.')).toBeDefined();
  expect(screen.getByRole('row', { name: /Cem 5 3$/ })).toBeDefined();
});

test('warns of pairs whose agreement cannot be measured and of items that get too few people', () => {
  show(preview({ pairs: [{ a: 1, b: 2, items: 4 }, { a: 1, b: 3, items: 0 }, { a: 2, b: 3, items: 0 }], short: 1 }));
  expect(screen.getByText(/^2 pairs share no item/)).toBeDefined();
  expect(screen.getByText(/^1 item gets fewer people than planned/)).toBeDefined();
});

test('a plan that gives nobody anything, and one for nobody, say so', () => {
  show(preview({ annotators: [{ annotatorId: 1, name: 'Ann', items: 0 }] }));
  expect(screen.getByText(/there is nothing to share out/)).toBeDefined();
  show(null, true);
  expect(screen.getByText('Choose who labels.')).toBeDefined();
});
