import { create } from 'zustand';

interface SettleView {
  readonly resolveOpen: boolean;
}

/** What of the Disagreements tab is open. */
export const useSettleView = create<SettleView>(() => ({ resolveOpen: false }));
