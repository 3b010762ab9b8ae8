import type { Output } from '../../../shared/contract';
import { formatPercent } from '../../format/formatPercent';

type Automation = Output<'automation.get'>;

/** Which degree of automation a queue is in, and what that means for who labels. */
export function describeAutomation({ level, runName, threshold }: Pick<Automation, 'level' | 'runName' | 'threshold'>): string {
  const model = runName ?? 'a model that is gone';
  switch (level) {
    case 'human':
      return 'Human only: no model takes part';
    case 'shadow':
      return "Shadow: the model predicts, you don't see it";
    case 'assisted':
      return `Assisted by ${model}: it suggests, you decide`;
    case 'partial':
      return `Partly by ${model}: it labels what it is at least ${formatPercent(threshold)} sure of, the rest is yours`;
    case 'full':
      return `Labelled by ${model}: checks drawn by chance are yours`;
  }
}

/** Whether a queue's items may come with a suggestion. */
export const isSuggesting = (automation: Pick<Automation, 'level'> | undefined) => automation?.level === 'assisted' || automation?.level === 'partial';
