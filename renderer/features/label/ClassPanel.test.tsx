import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import { ClassPanel } from './ClassPanel';
import type { Suggestion } from './suggestion';

const make = (name: string, hotkey: string | null = null): LabelClass => ({ uid: `uid-${name}`, name, color: '#0072b2', hotkey, definition: '', abstain: false, retired: false });
const MANY = Array.from({ length: 10_000 }, (_, index) => make(`class ${index}`));

function show(classes: readonly LabelClass[], options: { disabled?: boolean; suggestion?: Suggestion | null; isSuggesting?: boolean } = {}) {
  const onChoose = vi.fn<(uid: string, pressedAt: number) => void>();
  const onUndo = vi.fn<() => void>();
  const onAccept = vi.fn<(pressedAt: number) => void>();
  render(
    <MantineProvider>
      <ClassPanel classes={classes} chosenUid="uid-spam" suggestion={options.suggestion ?? null} isSuggesting={options.isSuggesting ?? false} disabled={options.disabled ?? false} onChoose={onChoose} onAccept={onAccept} onUndo={onUndo} />
    </MantineProvider>,
  );
  return { onChoose, onUndo, onAccept, chosen: () => onChoose.mock.calls.map(([uid]) => uid) };
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

const suggestion = (name: string, confidence: number | null = 0.934): Suggestion => ({ classUid: `uid-${name}`, confidence, runName: 'r1', keys: 'Enter' });

test('the suggested class says so in words, with how sure the model is and the key; no other does', () => {
  show([make('ham', '1'), make('spam', '2')], { suggestion: suggestion('ham'), isSuggesting: true });
  expect(screen.getAllByRole('button', { name: /suggested/ }).map((button) => button.textContent)).toEqual(['1hamsuggested 93%Enter']);
});

test('a model that gives no confidence only suggests', () => {
  show([make('ham', '1')], { suggestion: suggestion('ham', null), isSuggesting: true });
  expect(screen.getByRole('button', { name: /suggested/ }).textContent).toBe('1hamsuggestedEnter');
});

test('without a suggestion nothing is marked', () => {
  show([make('ham', '1'), make('spam', '2')], { isSuggesting: true });
  expect(screen.queryByText(/suggest/)).toBeNull();
});

test('among classes too many to see the suggested one stands over the list, where a press accepts it', () => {
  const { onAccept } = show(MANY, { suggestion: suggestion('class 9876'), isSuggesting: true });
  fireEvent.click(screen.getByRole('button', { name: /class 9876 suggested 93%/ }));
  expect(onAccept).toHaveBeenCalledTimes(1);
});

test('the place over the list stays where an item has no suggestion, and is not there where the queue has none', () => {
  show(MANY, { isSuggesting: true });
  expect(screen.getByText('No suggestion for this item')).toBeTruthy();
  show(MANY);
  expect(screen.getAllByText('No suggestion for this item')).toHaveLength(1);
});

test('Enter in the empty search accepts the suggestion once; in a typed one it answers with what was found', () => {
  const { onAccept, chosen } = show(MANY, { suggestion: suggestion('class 9876'), isSuggesting: true });
  fireEvent.keyDown(search(), { key: 'Enter' });
  fireEvent.keyDown(search(), { key: 'Enter', repeat: true });
  type('class 77');
  fireEvent.keyDown(search(), { key: 'Enter' });
  expect(onAccept).toHaveBeenCalledTimes(1);
  expect(chosen()).toEqual(['uid-class 77']);
});
