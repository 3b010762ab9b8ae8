import type { EvaluationResult } from '../../../../shared/contract/evaluation';
import type { ItemFilter } from '../../../../shared/domain/itemQuery';
import type { ChosenItems } from './ItemsBehind';

const is = (column: string, value: string): ItemFilter => ({ column, operator: 'is', values: [value] });
/** Items that the run got wrong. */
export const wrongOf = (runId: number): ItemFilter => is(`outcome:${runId}`, 'wrong');
/** Looked at until something is chosen. */
export const allErrors = (runId: number): ChosenItems => ({ title: 'All errors', filters: [wrongOf(runId)] });
const evaluatedBy = (runId: number): ItemFilter => ({ column: `outcome:${runId}`, operator: 'is', values: ['right', 'wrong'] });

/** Items of a cell of the confusion matrix. Both classes are places in its order. */
export function cellItems({ runId, confusion: { classes, uids } }: EvaluationResult, actual: number, predicted: number): ChosenItems {
  return {
    title: actual === predicted ? `${classes[actual]!} called right` : `${classes[actual]!} called ${classes[predicted]!}`,
    filters: [is('gold', uids[actual]!), is(`predicted:${runId}`, uids[predicted]!)],
  };
}

/** Items whose gold label is a class, or which are called it. */
export function classItems(runId: number, { class: name, uid }: { readonly class: string; readonly uid: string }, side: 'gold' | 'predicted'): ChosenItems {
  const own = is(side === 'gold' ? 'gold' : `predicted:${runId}`, uid);
  return { title: side === 'gold' ? `${name} (gold)` : `called ${name}`, filters: [own, evaluatedBy(runId)], errorFilters: [own, wrongOf(runId)] };
}

/** Items of a bin of the reliability diagram. */
export function binItems(runId: number, { low, high }: { readonly low: number; readonly high: number }, isLast: boolean, say: (share: number) => string): ChosenItems {
  const column = `confidence:${runId}`;
  const filters: ItemFilter[] = [{ column, operator: 'atLeast', values: [String(low)] }, { column, operator: isLast ? 'atMost' : 'below', values: [String(high)] }];
  return { title: `confidence ${say(low)} to ${say(high)}`, filters: [...filters, evaluatedBy(runId)], errorFilters: [...filters, wrongOf(runId)] };
}
