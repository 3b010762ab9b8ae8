import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import { services } from '../../data/services';
import { useDrafts } from './drafts';
import { SchemaEditor } from './SchemaEditor';

beforeAll(() => {
  Object.defineProperty(window, 'goldset', { configurable: true, value: { platform: 'linux' } });
});
beforeEach(() => useDrafts.setState({ projectUid: 'p', schema: null, guideline: null }));
afterEach(() => vi.restoreAllMocks());

const make = (name: string, hotkey: string): LabelClass => ({ uid: `uid-${name}`, name, color: '#0072b2', hotkey, definition: '', abstain: false, retired: false });
const SAVED = { version: 1, question: 'Spam?', classes: [make('spam', '1'), make('ham', '2')], createdAt: 0 };

function show() {
  render(
    <MantineProvider>
      <SchemaEditor saved={SAVED} />
    </MantineProvider>,
  );
}
const rows = () => screen.getAllByRole('option').map((row) => row.textContent);
const save = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Save/ });
const type = (label: string, text: string) => fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value: text } });

test('pasted names become classes, and saving sends all of them', async () => {
  const call = vi.spyOn(services, 'call').mockResolvedValue(SAVED as never);
  show();
  expect(save().disabled).toBe(true);
  type('Names of new classes, one a line', 'eggs\n[unclear]');
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Names of new classes, one a line' }), { key: 'Enter' });
  expect(rows()).toEqual(['1spam', '2ham', '3eggs', '4[unclear]abstain']);
  fireEvent.click(save());
  await waitFor(() => expect(useDrafts.getState().schema).toBeNull());
  const [message, input] = call.mock.calls[0]!;
  expect(message).toBe('labelSchema.save');
  expect((input as { classes: LabelClass[] }).classes.map(({ name, hotkey, abstain }) => [name, hotkey, abstain])).toEqual([
    ['spam', '1', false],
    ['ham', '2', false],
    ['eggs', '3', false],
    ['[unclear]', '4', true],
  ]);
});

test('a name that is taken is told at its field and keeps the draft from being saved', () => {
  show();
  fireEvent.click(screen.getByRole('option', { name: /ham/ }));
  type('Name', 'spam');
  expect(screen.getAllByText('Another class has this name already.').length).toBeGreaterThan(0);
  expect(save().disabled).toBe(true);
  type('Name', 'ham');
  expect(useDrafts.getState().schema).toBeNull();
});

test('a refusal is shown as it was worded and the draft is kept', async () => {
  vi.spyOn(services, 'call').mockRejectedValue(new Error('ham has 12 answers and cannot be removed. Nothing was saved; retire it instead.'));
  show();
  fireEvent.click(screen.getByRole('option', { name: /ham/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Remove this class' }));
  fireEvent.click(save());
  await screen.findByText(/cannot be removed/);
  expect(rows()).toEqual(['1spam']);
});

test('Alt and the arrows move the selected class, the arrows alone select', () => {
  show();
  const list = screen.getByRole('listbox');
  fireEvent.keyDown(list, { key: 'ArrowDown', altKey: true });
  expect(rows()).toEqual(['2ham', '1spam']);
  fireEvent.keyDown(list, { key: 'ArrowUp' });
  expect(screen.getByRole('option', { selected: true }).textContent).toBe('2ham');
});

test('a pressed key becomes the class key, and one of the labelling screen is refused with a reason', () => {
  show();
  const catcher = screen.getByRole('button', { name: /^Key/ });
  fireEvent.keyDown(catcher, { key: 'f' });
  expect(screen.getByText(/F belongs to the labelling screen/)).toBeTruthy();
  fireEvent.keyDown(catcher, { key: 'x' });
  expect(rows()[0]).toBe('Xspam');
  fireEvent.keyDown(catcher, { key: 'Backspace' });
  expect(rows()[0]).toBe('spam');
});
