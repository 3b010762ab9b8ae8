import { create } from 'zustand';
import type { ItemQuery } from '../../../../shared/domain/itemQuery';
import { showAnalyseTab } from '../../../state/analyse';
import { looking } from './lookSession';

interface Asked {
  /** The items that somebody asked to go through elsewhere on the screen; null: none. */
  readonly listed: { readonly title: string; readonly query: ItemQuery } | null;
}

export const useAsked = create<Asked>(() => ({ listed: null }));

/** Opens the tab Look with these items to go through. Whoever was going through others asked for these instead; answers given are saved, and the same choice goes on at the first open one. */
export function lookThrough(title: string, query: ItemQuery): void {
  looking.stop();
  useAsked.setState({ listed: { title, query } });
  showAnalyseTab('look');
}

let projectUid: string | null = null;

/** Another project has other items: nothing of the one before is gone through in it. */
export function openLook(uid: string): void {
  if (projectUid === uid) return;
  projectUid = uid;
  looking.stop();
  useAsked.setState({ listed: null });
}
