import { useEffect } from 'react';
import { create } from 'zustand';
import { FRESH_DRAFT, type PlanDraft } from './planDraft';

interface PlanState {
  readonly projectUid: string | null;
  readonly draft: PlanDraft;
  /** The plan that was just made: it takes the focus as soon as it is listed. */
  readonly madeId: number | null;
}

/** The plan being made outlives a look at another screen; another project starts afresh. */
export const usePlanDraft = create<PlanState>(() => ({ projectUid: null, draft: FRESH_DRAFT, madeId: null }));

export const changeDraft = (change: Partial<PlanDraft>) => usePlanDraft.setState(({ draft }) => ({ draft: { ...draft, ...change } }));

export function usePlanOf(projectUid: string): PlanDraft {
  const draft = usePlanDraft((state) => (state.projectUid === projectUid ? state.draft : FRESH_DRAFT));
  useEffect(() => {
    if (usePlanDraft.getState().projectUid !== projectUid) usePlanDraft.setState({ projectUid, draft: FRESH_DRAFT, madeId: null });
  }, [projectUid]);
  return draft;
}
