import { create } from 'zustand';
import type { Command } from './command';

/** Commands on offer: the app-wide ones, and those of the screen that is showing. */
const useRegistry = create<{ readonly commands: readonly Command[] }>(() => ({ commands: [] }));

/** Offers commands; returns how to take them away again. */
export function offerCommands(commands: readonly Command[]): () => void {
  useRegistry.setState((state) => ({ commands: [...state.commands, ...commands] }));
  return () => useRegistry.setState((state) => ({ commands: state.commands.filter((command) => !commands.includes(command)) }));
}

export const useCommands = () => useRegistry((state) => state.commands);

/** Runs the command whose key this is; true when there was one. Newest offers win, so a screen can take a key over. */
export function runCommandOfKey(event: KeyboardEvent): boolean {
  const pressed = keysOfEvent(event);
  const command = useRegistry.getState().commands.findLast((candidate) => candidate.keys !== null && candidate.keys.toLowerCase() === pressed && candidate.isAvailable());
  if (!command) return false;
  void command.run();
  return true;
}

/** `mod+shift+k` for a key press. */
function keysOfEvent(event: KeyboardEvent): string {
  const parts = [event.ctrlKey || event.metaKey ? 'mod' : '', event.altKey ? 'alt' : '', event.shiftKey ? 'shift' : '', event.key.toLowerCase()];
  return parts.filter(Boolean).join('+');
}

/** `mod+K` as people of this platform read it: `Ctrl+K`, `⌘K`. */
export function displayKeys(keys: string): string {
  return window.goldset.platform === 'darwin' ? keys.replace('mod+', '⌘').replace('shift+', '⇧').replace('alt+', '⌥') : keys.replace('mod+', 'Ctrl+').replace('shift+', 'Shift+').replace('alt+', 'Alt+');
}

/** Whether keys are being typed into a field, or composed by an input method: then no command may take them. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  return event.isComposing || event.keyCode === 229 || (target !== null && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)));
}
