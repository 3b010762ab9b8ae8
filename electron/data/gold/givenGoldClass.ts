import { standingDecision } from './standingDecision';

/** SQL for the class that was given in an item's standing gold label, where `state` is its row of `item_state`: only where classes were merged into the one counted does the history have to be asked. */
export function givenGoldClass(state: string): string {
  return `iif(EXISTS (SELECT 1 FROM class other WHERE other.merged_into = ${state}.gold_class_id), ${standingDecision(`${state}.item_id`, 'stands.class_id')}, ${state}.gold_class_id)`;
}
