import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import type { Modality } from '../../../shared/domain/project';
import { runCommandOfKey } from '../../commands/registry';
import { createItemKeys } from '../../components/item/itemKeys';
import { usePreferences } from '../../state/preferences';
import { labels } from './labelSession';
import { useLabelKeys } from './useLabelKeys';

const CLASSES: readonly LabelClass[] = ['1', 'p'].map((hotkey) => ({ uid: `uid-${hotkey}`, name: hotkey, color: '#0072b2', hotkey, definition: '', abstain: false, retired: false }));

let chosen: string[] = [];
beforeEach(() => {
  chosen = [];
  vi.spyOn(labels, 'choose').mockImplementation((uid) => void chosen.push(uid));
});
afterEach(() => {
  vi.restoreAllMocks();
  usePreferences.setState({ singleKeys: true });
});

function Screen({ onItemKey, modality = 'text' }: { readonly onItemKey?: (key: string) => boolean; readonly modality?: Modality }) {
  const keys = createItemKeys();
  keys.offer((event) => onItemKey?.(event.key) ?? false);
  useLabelKeys(CLASSES, keys, modality);
  return (
    <>
      <input aria-label="field" />
      <button type="button">button</button>
    </>
  );
}
const press = (key: string, init: KeyboardEventInit = {}, target: Element = document.body) => fireEvent.keyDown(target, { key, ...init });

test('a class key answers once, however long it is held', () => {
  render(<Screen />);
  press('1');
  press('1', { repeat: true });
  press('P');
  expect(chosen).toEqual(['uid-1', 'uid-p']);
});

test('keys typed into a field or composed by an input method answer nothing', () => {
  render(<Screen />);
  press('1', {}, screen.getByRole('textbox'));
  press('p', { isComposing: true });
  press('Process', { keyCode: 229 });
  expect(chosen).toEqual([]);
});

test('shortcuts with Ctrl, and keys while a dialog is open, answer nothing', () => {
  render(
    <>
      <Screen />
      <div role="dialog" />
    </>,
  );
  press('1');
  press('p', { ctrlKey: true });
  expect(chosen).toEqual([]);
});

test('with single keys turned off a class wants Alt, and punctuation does nothing to the item', () => {
  usePreferences.setState({ singleKeys: false });
  const seen: string[] = [];
  render(<Screen onItemKey={(key) => seen.push(key) > 0} />);
  press('1');
  press('1', { altKey: true });
  press('+');
  press('ArrowDown');
  expect(chosen).toEqual(['uid-1']);
  expect(seen).toEqual(['ArrowDown']);
});

test('Enter on a focused button presses it and does not reach the item', () => {
  const seen: string[] = [];
  render(<Screen onItemKey={(key) => seen.push(key) > 0} />);
  press('Enter', {}, screen.getByRole('button'));
  expect(seen).toEqual([]);
  press('Enter');
  expect(seen).toEqual(['Enter']);
});

test('Enter accepts a suggestion, but not for as long as it is held; where Enter plays a recording, Shift+Enter does', () => {
  const accept = vi.spyOn(labels, 'acceptSuggestion').mockImplementation(() => undefined);
  labels.store.setState({ current: { position: 1, content: {} as never, answer: null, suggestion: { classUid: 'uid-1', confidence: 0.9, runName: 'r1' } } });
  const onKey = (event: KeyboardEvent) => void (!event.defaultPrevented && runCommandOfKey(event));
  window.addEventListener('keydown', onKey);
  const { unmount } = render(<Screen />);
  press('Enter');
  press('Enter', { repeat: true });
  expect(accept).toHaveBeenCalledTimes(1);
  unmount();
  render(<Screen modality="audio" />);
  press('Enter');
  expect(accept).toHaveBeenCalledTimes(1);
  press('Enter', { shiftKey: true });
  expect(accept).toHaveBeenCalledTimes(2);
  labels.store.setState({ current: { position: 2, content: {} as never, answer: null, suggestion: null } });
  press('Enter', { shiftKey: true });
  expect(accept).toHaveBeenCalledTimes(2);
  window.removeEventListener('keydown', onKey);
  labels.reset();
});
