import type { Command } from '../../../commands/command';
import { settling } from './settling';
import { useSettleView } from './settleView';

const hasItem = () => settling.current !== null;
const command = (id: string, title: string, keys: string, run: () => void | Promise<void>, isAvailable: () => boolean = hasItem): Command => ({ id: `settle.${id}`, title, section: 'Settle', keys, isAvailable, run });

/** Puts the cursor into a field of the tab: the reason, the note, the search for a class. */
const focusField = (name: string) => document.querySelector<HTMLElement>(`[data-settle-field="${name}"]`)?.focus();

/** What the Disagreements tab adds to the palette and the keyboard while it is open. Candidates and classes are `useSettleKeys`' business. */
export const settleCommands: readonly Command[] = [
  command('nobody', 'Nobody is right: no class fits', 'n', () => settling.decide('nobodyRight', null)),
  command('ambiguous', 'Truly ambiguous: keep the distribution', 'a', () => settling.decide('ambiguous', null)),
  command('reason', 'Write the reason', 'r', () => focusField('reason')),
  command('example', 'Make it an example in the guideline', 'e', () => settling.change({ asExample: !settling.draft.asExample })),
  command('discuss', 'Add a note to the discussion', 'd', () => focusField('note')),
  command('reopen', 'Open the item again', 'o', () => settling.reopen()),
  command('who', 'Show or hide who answered', 'w', () => settling.store.setState((state) => ({ showNames: !state.showNames })), () => true),
  command('find', 'Find a class by name', '/', () => focusField('class')),
  command('later', 'Put the item off to the end', 'space', () => settling.later()),
  command('back', 'Previous disagreement', 'arrowleft', () => settling.step(-1), () => true),
  command('forward', 'Next disagreement', 'arrowright', () => settling.step(1), () => true),
  command('undo', 'Take back the last decision', 'mod+z', () => settling.undo(), () => true),
  command('resolve', 'Resolve automatically by a rule', 'shift+a', () => useSettleView.setState({ resolveOpen: true }), () => true),
];

export const commandOf = (id: string): Command => settleCommands.find((entry) => entry.id === `settle.${id}`)!;
