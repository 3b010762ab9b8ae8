import { useStore } from 'zustand';
import { services } from '../../../data/services';
import { useApp } from '../../../state/app';
import { createLookStore, type LookState } from './lookStore';

/** The window's one session of looking at items. It outlives the tab: who looks at the tag table meanwhile comes back to the same item. */
export const looking = createLookStore({ call: (message, input, operationId) => services.call(message, input, operationId), annotatorId: () => useApp.getState().annotatorId });

export function useLooking<T>(select: (state: LookState) => T): T {
  return useStore(looking.store, select);
}
