import { useEffect } from 'react';
import { hotkeyOfEvent } from '../../../commands/hotkeyOfEvent';
import { isKeyTaken, isTyping } from '../../../commands/registry';
import type { ItemKeys } from '../../../components/item/itemKeys';
import { usePreferences } from '../../../state/preferences';
import { letterOf, type Sides } from './candidatesOf';
import { settling } from './settling';

/** Digits decide for candidates, letters for other classes; keys that are neither go to the item (scroll, zoom, play), then to the commands. */
export function useSettleKeys(sides: Sides | null, itemKeys: ItemKeys): void {
  useEffect(() => {
    const byKey = new Map<string, string>();
    for (const { entry, digit } of sides?.candidates ?? []) {
      const letter = letterOf(entry);
      if (digit !== null && !entry.retired) byKey.set(digit, entry.uid);
      if (letter !== null) byKey.set(letter, entry.uid);
    }
    for (const entry of sides?.others ?? []) {
      const letter = letterOf(entry);
      if (letter !== null) byKey.set(letter, entry.uid);
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event) || isKeyTaken(event)) return;
      const { singleKeys } = usePreferences.getState();
      const classUid = byKey.get(hotkeyOfEvent(event, { singleKeys }) ?? '');
      if (classUid !== undefined) {
        event.preventDefault();
        // a key that is held down decides once
        if (!event.repeat) void settling.decide('label', classUid);
        return;
      }
      if ((singleKeys || event.key.length > 1) && itemKeys.handle(event)) event.preventDefault();
      else if (event.repeat && !event.key.startsWith('Arrow')) event.preventDefault();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [sides, itemKeys]);
}
