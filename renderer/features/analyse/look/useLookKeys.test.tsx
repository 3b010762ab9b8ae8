import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TagQuestion } from '../../../../shared/contract/tagReview';
import { runCommandOfKey } from '../../../commands/registry';
import { createItemKeys } from '../../../components/item/itemKeys';
import { usePreferences } from '../../../state/preferences';
import { looking } from './lookSession';
import { useLookKeys } from './useLookKeys';

const QUESTIONS: readonly TagQuestion[] = ['1', 'h'].map((hotkey, index) => ({ id: index + 1, key: 'error', value: hotkey, hotkey, yes: 0, no: 0 }));

let done: string[] = [];
/** As the app does: keys that nobody took run commands. */
const onKey = (event: KeyboardEvent) => void (!event.defaultPrevented && runCommandOfKey(event));
beforeEach(() => {
  done = [];
  vi.spyOn(looking, 'answer').mockImplementation((id, yes) => void done.push(`${id} ${yes ? 'yes' : 'no'}`));
  for (const verb of ['noToTheRest', 'next', 'back'] as const) vi.spyOn(looking, verb).mockImplementation(() => void done.push(verb));
  vi.spyOn(looking, 'undo').mockImplementation(() => Promise.resolve(void done.push('undo')));
  looking.store.setState({ request: {} as never, itemIds: [1, 2], at: 0 });
  window.addEventListener('keydown', onKey);
});
afterEach(() => {
  vi.restoreAllMocks();
  window.removeEventListener('keydown', onKey);
  looking.stop();
  usePreferences.setState({ singleKeys: true });
});

function Screen({ readOnly = false, onItemKey }: { readonly readOnly?: boolean; readonly onItemKey?: (key: string) => boolean }) {
  const keys = createItemKeys();
  keys.offer((event) => onItemKey?.(event.key) ?? false);
  useLookKeys(QUESTIONS, keys, readOnly);
  return <input aria-label="field" />;
}
const press = (key: string, init: KeyboardEventInit = {}, target: Element = document.body) => fireEvent.keyDown(target, { key, ...init });

test('a key is yes, with Shift no, on every layout, and once however long it is held', () => {
  render(<Screen />);
  press('1');
  press('1', { repeat: true });
  press('!', { shiftKey: true, code: 'Digit1' });
  press('H', { shiftKey: true });
  expect(done).toEqual(['1 yes', '1 no', '2 no']);
});

test('N answers the rest, Space and the right arrow go on, the left one back, Ctrl+Z takes back', () => {
  render(<Screen />);
  press('n');
  press(' ');
  press('ArrowRight');
  press('ArrowLeft');
  press('z', { ctrlKey: true });
  expect(done).toEqual(['noToTheRest', 'next', 'next', 'back', 'undo']);
});

test('past the last item only back and undo are left', () => {
  looking.store.setState({ at: 2 });
  render(<Screen />);
  for (const key of ['n', ' ', 'ArrowLeft']) press(key);
  expect(done).toEqual(['back']);
});

test('keys typed into a field answer nothing', () => {
  render(<Screen />);
  press('1', {}, screen.getByRole('textbox'));
  press('h', { isComposing: true });
  expect(done).toEqual([]);
});

test('a question takes its key with Shift before the item does, other keys reach the item', () => {
  const seen: string[] = [];
  render(<Screen onItemKey={(key) => seen.push(key) > 0} />);
  press('H', { shiftKey: true });
  press('K', { shiftKey: true });
  press('ArrowDown');
  expect([done, seen]).toEqual([['2 no'], ['K', 'ArrowDown']]);
});

test('with single keys turned off a question wants Alt', () => {
  usePreferences.setState({ singleKeys: false });
  render(<Screen />);
  press('1');
  press('n');
  press('1', { altKey: true });
  press('!', { altKey: true, shiftKey: true, code: 'Digit1' });
  press('ArrowRight');
  expect(done).toEqual(['1 yes', '1 no', 'next']);
});

test('where nothing may be written, keys look and do not answer', () => {
  render(<Screen readOnly />);
  press('1');
  press('n');
  press('ArrowRight');
  expect(done).toEqual(['next']);
});
