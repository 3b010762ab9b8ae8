import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import { ClassPanel } from './ClassPanel';

const make = (name: string, hotkey: string | null = null): LabelClass => ({ uid: `uid-${name}`, name, color: '#0072b2', hotkey, definition: '', abstain: false, retired: false });
const MANY = Array.from({ length: 10_000 }, (_, index) => make(`class ${index}`));

function show(classes: readonly LabelClass[], options: { disabled?: boolean } = {}) {
  const onChoose = vi.fn<(uid: string, pressedAt: number) => void>();
  const onUndo = vi.fn<() => void>();
  render(
    <MantineProvider>
      <ClassPanel classes={classes} chosenUid="uid-spam" disabled={options.disabled ?? false} onChoose={onChoose} onUndo={onUndo} />
    </MantineProvider>,
  );
  return { onChoose, onUndo, chosen: () => onChoose.mock.calls.map(([uid]) => uid) };
}
const search = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Find a class' });
const type = (text: string) => fireEvent.change(search(), { target: { value: text } });

test('each class is a button with its key and name, and the present answer is marked', () => {
  const { chosen } = show([make('ham', '1'), make('spam', '2')]);
  expect(screen.getByRole('button', { name: /ham/ }).textContent).toBe('1ham');
  expect(screen.getByRole('button', { name: /spam/, pressed: true })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /ham/ }));
  expect(chosen()).toEqual(['uid-ham']);
});

test('while answers cannot be taken the buttons do nothing', () => {
  const { chosen } = show([make('ham', '1')], { disabled: true });
  fireEvent.click(screen.getByRole('button', { name: /ham/ }));
  expect(chosen()).toEqual([]);
});

test('of ten thousand classes only those in view are on the page', () => {
  show(MANY);
  expect(screen.getAllByRole('button').length).toBeLessThan(60);
});

test('typing filters, Enter answers with the first and makes room for the next name', () => {
  const { chosen } = show(MANY);
  type('9999');
  expect(screen.getAllByRole('button')).toHaveLength(1);
  fireEvent.keyDown(search(), { key: 'Enter' });
  expect(chosen()).toEqual(['uid-class 9999']);
  expect(search().value).toBe('');
});

test('the arrows choose among what was found', () => {
  const { chosen } = show(MANY);
  type('class 12');
  fireEvent.keyDown(search(), { key: 'ArrowDown' });
  fireEvent.keyDown(search(), { key: 'ArrowDown' });
  fireEvent.keyDown(search(), { key: 'ArrowUp' });
  fireEvent.keyDown(search(), { key: 'Enter' });
  expect(chosen()).toEqual(['uid-class 120']);
});

test('Enter with nothing typed, or while an input method composes, answers nothing', () => {
  const { chosen } = show(MANY);
  fireEvent.keyDown(search(), { key: 'Enter' });
  type('class 5');
  fireEvent.keyDown(search(), { key: 'Enter', isComposing: true });
  expect(chosen()).toEqual([]);
});

test('Ctrl+Z in the empty search takes the last answer back, and in a typed one belongs to the text', () => {
  const { onUndo } = show(MANY);
  fireEvent.keyDown(search(), { key: 'z', ctrlKey: true });
  type('class');
  fireEvent.keyDown(search(), { key: 'z', ctrlKey: true });
  expect(onUndo).toHaveBeenCalledTimes(1);
});
