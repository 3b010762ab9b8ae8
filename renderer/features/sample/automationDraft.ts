import type { QueueAutomation } from '../../../shared/contract/automation';
import type { AutomationLevel } from '../../../shared/domain/model';
import type { AutomationDraft } from '../../state/sample';

/** What a degree of automation does, in a sentence. */
export const LEVELS: Readonly<Record<AutomationLevel, { readonly name: string; readonly text: string }>> = {
  human: { name: 'Human only', text: 'People label; no model has a part in it.' },
  shadow: { name: 'Shadow', text: 'The model predicts, people don’t see it: how far they agree is measured without influence.' },
  assisted: { name: 'Assisted', text: 'People see what the model suggests, and decide.' },
  partial: { name: 'Partial', text: 'What the model is sure of gets an auto-label; people label the rest, and a random share of the sure ones as a check.' },
  full: { name: 'Full', text: 'All items get auto-labels, but for a random share that people label as a check.' },
};

export const accepts = (level: AutomationLevel) => level === 'partial' || level === 'full';

/** What is asked of the data service; `newest` is the run of a draft that names none. Null: a model is needed and there is none. */
export function toAutomation({ level, runId, threshold, audit, seed }: AutomationDraft, newest: number | null): QueueAutomation | null {
  const run = level === 'human' ? null : (runId ?? newest);
  if (level !== 'human' && run === null) return null;
  return { level, runId: run, threshold: threshold / 100, auditShare: audit / 100, seed };
}

export function fromAutomation({ level, runId, threshold, auditShare, seed }: QueueAutomation): AutomationDraft {
  const percent = (share: number) => Math.round(share * 10_000) / 100;
  return { level, runId, threshold: percent(threshold), audit: percent(auditShare), seed };
}
