import { describe, expect, it } from 'vitest';
import { assignHotkeys } from './hotkeys';
import { CLASS_HOTKEYS } from './labelSchema';

const bare = (count: number) => Array.from({ length: count }, () => ({ hotkey: null, retired: false }));

describe('assignHotkeys', () => {
  it('gives digits first, then letters, in schema order', () => {
    expect(assignHotkeys(bare(11)).map(({ hotkey }) => hotkey)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b']);
  });

  it('keeps the keys that were chosen and does not give them twice', () => {
    expect(assignHotkeys([{ hotkey: '2', retired: false }, ...bare(2)]).map(({ hotkey }) => hotkey)).toEqual(['2', '1', '3']);
  });

  it('leaves classes without a key when there are more classes than keys', () => {
    const keys = assignHotkeys(bare(CLASS_HOTKEYS.length + 2)).map(({ hotkey }) => hotkey);
    expect(keys.slice(-2)).toEqual([null, null]);
    expect(new Set(keys.slice(0, -2)).size).toBe(CLASS_HOTKEYS.length);
  });

  it('gives no key to a retired class and never the keys of the labelling screen', () => {
    expect(assignHotkeys([{ hotkey: null, retired: true }])[0]!.hotkey).toBeNull();
    expect(CLASS_HOTKEYS).not.toContain('f');
    expect(CLASS_HOTKEYS).not.toContain('g');
  });
});
