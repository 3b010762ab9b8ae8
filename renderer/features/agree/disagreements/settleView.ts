import { create } from 'zustand';

interface SettleView {
  readonly resolveOpen: boolean;
  /** Another number: the fields of the filter start from scratch. */
  readonly filterRound: number;
}

/** What of the Disagreements tab is open. */
export const useSettleView = create<SettleView>(() => ({ resolveOpen: false, filterRound: 0 }));
