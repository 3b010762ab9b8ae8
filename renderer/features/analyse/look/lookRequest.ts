import { create } from 'zustand';
import type { ItemQuery } from '../../../../shared/domain/itemQuery';
import { showAnalyseTab } from '../../../state/analyse';

interface Asked {
  /** The items that somebody asked to go through elsewhere on the screen; null: none. */
  readonly listed: { readonly title: string; readonly query: ItemQuery } | null;
}

export const useAsked = create<Asked>(() => ({ listed: null }));

/** Opens the tab Look with these items to go through. */
export function lookThrough(title: string, query: ItemQuery): void {
  useAsked.setState({ listed: { title, query } });
  showAnalyseTab('look');
}
