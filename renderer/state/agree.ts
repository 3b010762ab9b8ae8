import { create } from 'zustand';

export type AgreeTabId = 'overview' | 'disagreements' | 'team';

interface AgreeState {
  readonly tab: AgreeTabId;
  /** Items that the Disagreements tab is to settle, and what they are in words; null: all open ones. */
  readonly settling: { readonly itemIds: readonly number[]; readonly title: string } | null;
}

/** Which part of the Agree screen shows. */
export const useAgree = create<AgreeState>(() => ({ tab: 'overview', settling: null }));
export const showAgreeTab = (tab: AgreeTabId) => useAgree.setState({ tab });
