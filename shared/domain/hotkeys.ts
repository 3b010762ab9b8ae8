import { CLASS_HOTKEYS, type LabelClass } from './labelSchema';

/** Gives a key to classes that have none, in schema order, while keys last; keys that are taken stay. Retired classes get none. */
export function assignHotkeys<C extends Pick<LabelClass, 'hotkey' | 'retired'>>(classes: readonly C[]): C[] {
  const taken = new Set(classes.flatMap(({ hotkey }) => hotkey ?? []));
  const free = CLASS_HOTKEYS.filter((key) => !taken.has(key));
  return classes.map((entry) => (entry.hotkey === null && !entry.retired ? { ...entry, hotkey: free.shift() ?? null } : entry));
}
