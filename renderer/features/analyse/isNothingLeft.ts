import type { EvaluationResult } from '../../../shared/contract/evaluation';

/** Whether splits, filters and search together let no item through: another thing than items without gold label or prediction. */
export function isNothingLeft({ n, abstained, missing }: EvaluationResult): boolean {
  return n + abstained + missing === 0;
}
