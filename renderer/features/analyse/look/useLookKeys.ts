import { useEffect } from 'react';
import type { TagQuestion } from '../../../../shared/contract/tagReview';
import type { Command } from '../../../commands/command';
import { hotkeyOfEvent } from '../../../commands/hotkeyOfEvent';
import { isKeyTaken, isTyping, offerCommands } from '../../../commands/registry';
import type { ItemKeys } from '../../../components/item/itemKeys';
import { usePreferences } from '../../../state/preferences';
import { looking } from './lookSession';

const isShown = () => looking.store.getState().request !== null;
const isAtItem = () => {
  const { itemIds, at } = looking.store.getState();
  return isShown() && at < itemIds.length;
};
const command = (id: string, title: string, keys: string, run: () => void, isAvailable: () => boolean = isShown): Command => ({ id: `look.${id}`, title, section: 'Analyse', keys, isAvailable, run });

/** In the palette and on the keyboard while items are gone through. */
export const LOOK_COMMANDS: readonly Command[] = [
  command('rest', 'No to all open questions, next item', 'n', () => looking.noToTheRest(), isAtItem),
  command('skip', 'Next item, leaving questions open', 'space', () => looking.next(), isAtItem),
  command('next', 'Next item', 'arrowright', () => looking.next(), isAtItem),
  command('back', 'Previous item', 'arrowleft', () => looking.back()),
  command('undo', 'Take back the last answer', 'mod+z', () => void looking.undo()),
];

/** The key of a question is yes, with Shift no; keys of no question go to the item (scroll, zoom, play), then to the commands. */
export function useLookKeys(questions: readonly TagQuestion[], itemKeys: ItemKeys, readOnly: boolean): void {
  useEffect(() => offerCommands(readOnly ? LOOK_COMMANDS.filter(({ id }) => id !== 'look.rest' && id !== 'look.undo') : LOOK_COMMANDS), [readOnly]);
  useEffect(() => {
    const byHotkey = new Map(questions.flatMap(({ id, hotkey }) => (hotkey === null ? [] : [[hotkey, id] as const])));
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event) || isKeyTaken(event)) return;
      const { singleKeys } = usePreferences.getState();
      const questionId = byHotkey.get(hotkeyOfEvent(event, { singleKeys, mayShift: true }) ?? '');
      if (questionId !== undefined) {
        event.preventDefault();
        // a key that is held down answers once
        if (!event.repeat && !readOnly) looking.answer(questionId, !event.shiftKey);
      } else if ((singleKeys || event.key.length > 1) && itemKeys.handle(event)) event.preventDefault();
      else if (event.repeat && (event.key === ' ' || event.key.toLowerCase() === 'n')) event.preventDefault();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [questions, itemKeys, readOnly]);
}
