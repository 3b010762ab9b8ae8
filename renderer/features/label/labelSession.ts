import { useStore } from 'zustand';
import { services } from '../../data/services';
import { usePreferences } from '../../state/preferences';
import type { LabelState } from './labelState';
import { createLabelStore } from './labelStore';
import { measureSaved } from './timings';

/** The window's one labelling session. It outlives the screen, so that answers on their way are not forgotten elsewhere in the app. */
export const labels = createLabelStore({
  call: (message, input, operationId) => services.call(message, input, operationId),
  autoAdvance: () => usePreferences.getState().autoAdvance,
  onSaved: (answer) => measureSaved(answer.pressedAt),
});

export function useLabels<T>(select: (state: LabelState) => T): T {
  return useStore(labels.store, select);
}
