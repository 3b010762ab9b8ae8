import type { Command } from '../../commands/command';
import { labels } from './labelSession';
import { useLabelView } from './labelView';

const isWorking = () => labels.store.getState().current !== null;
const command = (id: string, title: string, keys: string, run: () => void, isAvailable: () => boolean = isWorking): Command => ({ id: `label.${id}`, title, section: 'Label', keys, isAvailable, run });

/** What the labelling screen adds to the palette and the keyboard while it is open. Class keys are its own business. */
export const labelCommands: readonly Command[] = [
  command('skip', 'Skip this item', 'space', () => labels.skip(performance.now())),
  command('flag', 'Flag as ambiguous, with a note', 'f', () => useLabelView.setState({ flagging: true })),
  command('undo', 'Take back the last answer', 'mod+z', () => labels.undo(), () => true),
  command('back', 'Previous item', 'arrowleft', () => labels.back(), () => true),
  command('forward', 'Next item', 'arrowright', () => labels.forward(), () => true),
  command('guideline', 'Show or hide the guideline', 'g', () => useLabelView.setState((view) => ({ guidelineOpen: !view.guidelineOpen })), () => true),
  command('find', 'Find a class by name', '/', () => document.querySelector<HTMLInputElement>('[data-class-search]')?.focus()),
  command('keys', 'Show the keys', '?', () => useLabelView.setState((view) => ({ keysOpen: !view.keysOpen })), () => true),
  command('keywords', 'Choose keywords to highlight', 'shift+k', () => useLabelView.setState({ keywordsOpen: true })),
];
