import { useEffect } from 'react';
import type { Modality } from '../../../shared/domain/project';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import { isKeyTaken, isTyping, offerCommands } from '../../commands/registry';
import type { ItemKeys } from '../../components/item/itemKeys';
import { usePreferences } from '../../state/preferences';
import { hotkeyOfEvent } from '../../commands/hotkeyOfEvent';
import { acceptCommand } from './acceptCommand';
import { labelCommands } from './labelCommands';
import { labels } from './labelSession';
import { measurePaint } from './timings';

/** Class keys answer; keys that are no class go to the item (scroll, zoom, play), then to the commands. */
export function useLabelKeys(classes: readonly LabelClass[], itemKeys: ItemKeys, modality: Modality): void {
  useEffect(() => offerCommands([acceptCommand(modality), ...labelCommands]), [modality]);
  useEffect(() => {
    const byHotkey = new Map(classes.flatMap((entry) => (entry.hotkey === null ? [] : [[entry.hotkey, entry.uid] as const])));
    const onKey = (event: KeyboardEvent) => {
      labels.touch();
      if (event.defaultPrevented || isTyping(event) || isKeyTaken(event)) return;
      const { singleKeys } = usePreferences.getState();
      const classUid = byHotkey.get(hotkeyOfEvent(event, { singleKeys }) ?? '');
      if (classUid !== undefined) {
        event.preventDefault();
        // a key that is held down answers once
        if (!event.repeat) chooseTimed(classUid, event.timeStamp);
        return;
      }
      if ((singleKeys || event.key.length > 1) && itemKeys.handle(event)) event.preventDefault();
      else if (event.repeat && (event.key === ' ' || event.key === 'Enter')) event.preventDefault();
    };
    const onInput = () => labels.touch();
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener('wheel', onInput, { passive: true });
    window.addEventListener('pointermove', onInput, { passive: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener('wheel', onInput);
      window.removeEventListener('pointermove', onInput);
    };
  }, [classes, itemKeys]);
}

/** Answers, and measures how long until the next item is on the screen. `pressedAt` as an event's `timeStamp`. */
export function chooseTimed(classUid: string, pressedAt: number): void {
  labels.choose(classUid, pressedAt);
  measurePaint(pressedAt);
}
