import type { SampleRequest } from '../../../../shared/contract/sampling';
import type { BatchDraft } from '../../../state/sample';
import { STRATEGIES } from '../strategies';

/** What is asked of the analyst; `newest` is the training of a draft that names none. */
export function toSampleRequest({ strategy, runId, size, auditPercent, seed, query, labelSource }: BatchDraft, newest: number | null): SampleRequest {
  return { strategy, size, runId: STRATEGIES[strategy].needs === 'nothing' ? null : (runId ?? newest), seed, auditShare: auditPercent / 100, query: { ...query, sort: null }, labelSource };
}

/** Why no batch can be asked for yet; null: it can. */
export function whyNoBatch({ strategy, runId }: Pick<SampleRequest, 'strategy' | 'runId'>): string | null {
  return STRATEGIES[strategy].needs === 'model' && runId === null ? 'This strategy asks a model. Train one first, or take random, k-centre or cluster first.' : null;
}

/** "Margin 3": the first name of this kind that no queue has. */
export function batchName(strategy: string, taken: readonly string[]): string {
  const title = strategy.charAt(0).toUpperCase() + strategy.slice(1);
  for (let number = 1; ; number += 1) {
    const name = `${title} ${number}`;
    if (!taken.includes(name)) return name;
  }
}

export const isSameRequest = (a: SampleRequest | null, b: SampleRequest) => JSON.stringify(a) === JSON.stringify(b);
