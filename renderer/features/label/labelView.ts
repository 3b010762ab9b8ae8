import { create } from 'zustand';

/** What is open on the labelling screen, beside the item. */
interface LabelView {
  readonly flagging: boolean;
  readonly guidelineOpen: boolean;
  readonly keysOpen: boolean;
  readonly keywordsOpen: boolean;
}

export const useLabelView = create<LabelView>(() => ({ flagging: false, guidelineOpen: false, keysOpen: false, keywordsOpen: false }));
