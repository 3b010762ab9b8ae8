import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LabelClass } from '../../../shared/domain/labelSchema';
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

function Screen({ onItemKey }: { readonly onItemKey?: (key: string) => boolean }) {
  const keys = createItemKeys();
  keys.offer((event) => onItemKey?.(event.key) ?? false);
  useLabelKeys(CLASSES, keys);
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
