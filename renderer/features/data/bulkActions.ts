import type { Split } from '../../../shared/domain/project';
import { showFailure } from '../../components/showFailure';
import { queueSelection, tagSelection, tellChanged } from '../../data/itemActions';
import { services } from '../../data/services';
import { exportItems, useApp } from '../../state/app';
import { useData } from './dataStore';
import { toExport, toItemSelection } from './selection';

const target = () => {
  const { selection, query, currentId } = useData.getState();
  return toItemSelection(selection, query, currentId);
};

/** Each returns whether it was done; a failure has been shown. */
export async function tagItems(change: Parameters<typeof tagSelection>[1]): Promise<boolean> {
  const selection = target();
  return selection !== null && tagSelection(selection, change);
}

export async function setSplit(split: Split | null): Promise<boolean> {
  const selection = target();
  if (!selection) return false;
  try {
    const { changed } = await services.call('splits.set', { selection, split, annotatorId: useApp.getState().annotatorId });
    tellChanged(changed, split === null ? 'Split taken away' : `Split ${split}`);
    return true;
  } catch (error) {
    showFailure('The split was not changed', error);
    return false;
  }
}

/** The new queue, or null where it was not made. */
export async function createQueue(queue: Parameters<typeof queueSelection>[1]): Promise<{ queueId: number; items: number } | null> {
  const selection = target();
  return selection && queueSelection(selection, queue);
}

export function exportListed(): void {
  const { selection, query } = useData.getState();
  exportItems({ name: null, selection: toExport(selection, query) });
}
