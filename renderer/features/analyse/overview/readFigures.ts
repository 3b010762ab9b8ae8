import type { EvaluationResult } from '../../../../shared/contract/evaluation';
import { formatCount } from '../../../format/formatCount';
import { formatPercent } from '../../../format/formatPercent';
import { isNothingLeft } from '../isNothingLeft';

/** The figures in a sentence: how often it is right, and how that stands to people and to the laziest guess. */
export function readFigures(result: EvaluationResult): string {
  const { n, accuracy, majorityBaseline, hlp } = result;
  if (isNothingLeft(result)) return 'No item is left: take back a split, a filter or the search above.';
  if (n === 0 || accuracy.value === null) return 'No item has both a gold label and a prediction.';
  const errors = n - Math.round(accuracy.value * n);
  const first = errors === 0 ? `No error on ${formatCount(n, 'item')}.` : `${formatCount(errors, 'error')} on ${formatCount(n, 'item')}: right on ${formatPercent(accuracy.value)}.`;
  const base = majorityBaseline.accuracy;
  if (base !== null && accuracy.value <= base) return `${first} Always saying “${majorityBaseline.class}” would be right as often or oftener (${formatPercent(base)}).`;
  if (!hlp || hlp.accuracy === null) return first;
  const gap = hlp.accuracy - accuracy.value;
  return gap > 0 ? `${first} People reach ${formatPercent(hlp.accuracy)}: ${(100 * gap).toFixed(1)} points to go.` : `${first} That is above what people reach (${formatPercent(hlp.accuracy)}).`;
}
