// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { hotkeyOfEvent } from './hotkeyOfEvent';

const press = (key: string, init: KeyboardEventInit = {}, singleKeys = true) => hotkeyOfEvent(new KeyboardEvent('keydown', { key, ...init }), { singleKeys });

test('digits and letters are hotkeys, with caps lock too', () => {
  expect([press('1'), press('a'), press('A')]).toEqual(['1', 'a', 'a']);
});

test('the same keys of other layouts are hotkeys', () => {
  expect(press('&', { code: 'Digit1' })).toBe('1');
  expect(press('ф', { code: 'KeyA' })).toBe('a');
});

test('shortcuts and other keys are none', () => {
  expect([press('z', { ctrlKey: true }), press('L', { shiftKey: true }), press('Enter'), press('0'), press('Shift'), press('a', { altKey: true })]).toEqual([null, null, null, null, null, null]);
});

test('with single keys turned off the hotkeys want Alt', () => {
  expect(press('1', {}, false)).toBeNull();
  expect(press('1', { altKey: true }, false)).toBe('1');
});
