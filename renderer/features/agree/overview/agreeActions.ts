import type { ItemFilter } from '../../../../shared/domain/itemQuery';
import { ALL_ITEMS } from '../../../../shared/domain/itemQuery';
import { showFailure } from '../../../components/showFailure';
import { services } from '../../../data/services';
import { showAgreeTab, useAgree } from '../../../state/agree';
import { labelQueue, listItems } from '../../../state/app';
import type { ChosenCell } from './ConfusionMap';
import type { ChosenPair } from './PairMap';

/** The longest name of a queue, and the longest value that a filter takes. */
const MOST_NAME = 200;
const MOST_VALUE = 1_000;

/** Makes a queue of the items and opens it. */
export async function labelItems(ids: readonly number[], title: string): Promise<void> {
  try {
    const { queueId } = await services.call('queues.create', { name: title.slice(0, MOST_NAME), selection: { kind: 'ids', ids }, order: 'asListed', seed: 0 });
    labelQueue(queueId);
  } catch (error) {
    showFailure('No queue was made', error);
  }
}

/** Opens the Data screen on the items: by the two annotators' answers where that says it, else by the ids (the first 1,000). */
export function showInData(pair: ChosenPair | null, cell: ChosenCell | null, externalIds: readonly string[]): void {
  const answer = (id: number, uid: string): ItemFilter => ({ column: `annotator:${id}`, operator: 'is', values: [uid] });
  const filters = pair && cell ? [answer(pair.a.id, cell.row.uid), answer(pair.b.id, cell.column.uid)] : [{ column: 'id', operator: 'is' as const, values: externalIds.filter(({ length }) => length <= MOST_VALUE) }];
  listItems({ ...ALL_ITEMS, filters });
}

/** Hands the items to the Disagreements tab. */
export function settleItems(itemIds: readonly number[], title: string): void {
  useAgree.setState({ settling: { itemIds, title } });
  showAgreeTab('disagreements');
}
