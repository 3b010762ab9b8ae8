import { create } from 'zustand';
import { usePreferences } from '../state/preferences';
import type { Command } from './command';

/** Commands on offer: the app-wide ones, and those of the screen that is showing. */
const useRegistry = create<{ readonly commands: readonly Command[] }>(() => ({ commands: [] }));
/** Their keys work while a dialog is open too. */
const appWide = new Set<Command>();

/** Offers commands; returns how to take them away again. A screen's keys rest while a dialog is open over it, those of the app do not. */
export function offerCommands(commands: readonly Command[], { of = 'screen' }: { readonly of?: 'app' | 'screen' } = {}): () => void {
  useRegistry.setState((state) => ({ commands: [...state.commands, ...commands] }));
  if (of === 'app') for (const command of commands) appWide.add(command);
  return () => {
    useRegistry.setState((state) => ({ commands: state.commands.filter((command) => !commands.includes(command)) }));
    for (const command of commands) appWide.delete(command);
  };
}

export const useCommands = () => useRegistry((state) => state.commands);

/** Runs the command whose key this is; true when there was one. Newest offers win, so a screen can take a key over. */
export function runCommandOfKey(event: KeyboardEvent): boolean {
  const pressed = keysOfEvent(event);
  const isPlain = !/^(mod|alt)/.test(pressed);
  if (isPlain && (isKeyTaken(event) || (!usePreferences.getState().singleKeys && isCharacterKey(pressed)))) return false;
  const isCovered = hasDialogOver(event);
  const command = useRegistry.getState().commands.findLast((candidate) => candidate.keys?.toLowerCase() === pressed && (!isCovered || appWide.has(candidate)) && candidate.isAvailable());
  if (!command) return false;
  void command.run();
  return true;
}

/** Whether a dialog lies over the screen, or the key was pressed in one that does not (a filter's): what was typed there must not be lost to a command behind it. */
function hasDialogOver(event: KeyboardEvent): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null || (event.target instanceof Element && event.target.closest('[role="dialog"]') !== null);
}

/** `mod+shift+k` for a key press; symbols that are typed with Shift (`?`) stand for themselves. */
function keysOfEvent(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase();
  const isShiftedSymbol = key.length === 1 && key === key.toUpperCase() && !/\d/.test(key);
  const parts = [event.ctrlKey || event.metaKey ? 'mod' : '', event.altKey ? 'alt' : '', event.shiftKey && !isShiftedSymbol ? 'shift' : '', key];
  return parts.filter(Boolean).join('+');
}

/** Whether a plain key belongs to what is open or focused: a dialog or menu has the keyboard to itself, Space and Enter press the focused button. */
export function isKeyTaken(event: KeyboardEvent): boolean {
  if (document.querySelector('[role="dialog"], [role="menu"]') !== null) return true;
  return (event.key === ' ' || event.key === 'Enter') && event.target instanceof HTMLElement && event.target.closest('button, a, [role="button"], [role="option"], summary') !== null;
}

/** Keys that produce a character, with or without Shift: speech input and slips press them by accident (WCAG 2.1.4). */
function isCharacterKey(keys: string): boolean {
  const key = keys.replace('shift+', '');
  return key === 'space' || key.length === 1;
}

const NAMES: Readonly<Record<string, string>> = { arrowleft: '←', arrowright: '→', arrowup: '↑', arrowdown: '↓', space: 'Space', enter: 'Enter', escape: 'Esc' };

/** `mod+K` as people of this platform read it: `Ctrl+K`, `⌘K`. */
export function displayKeys(keys: string): string {
  const isMac = window.goldset.platform === 'darwin';
  const modifiers: Readonly<Record<string, string>> = isMac ? { mod: '⌘', shift: '⇧', alt: '⌥' } : { mod: 'Ctrl+', shift: 'Shift+', alt: 'Alt+' };
  return keys
    .toLowerCase()
    .split('+')
    .map((key) => modifiers[key] ?? NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join('');
}

/** Whether this is a field that is chosen in, not typed into: it has no undo of its own. */
export function isChoice(target: EventTarget | null): boolean {
  return target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && /^(radio|checkbox)$/.test(target.type));
}

/** Whether keys are being typed into a field, or composed by an input method: then no command may take them. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  return event.isComposing || event.keyCode === 229 || (target !== null && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)));
}
