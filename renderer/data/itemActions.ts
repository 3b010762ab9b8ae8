import { notifications } from '@mantine/notifications';
import type { ItemSelection } from '../../shared/domain/itemQuery';
import { displayKeys } from '../commands/registry';
import { showFailure } from '../components/showFailure';
import { formatCount } from '../format/formatCount';
import { useApp } from '../state/app';
import { services } from './services';

export const tellChanged = (changed: number, what: string) => notifications.show({ message: `${what}: ${formatCount(changed, 'item')} changed. ${displayKeys('mod+Z')} takes it back.`, autoClose: 4_000 });

/** Whether it was done; a failure has been shown. */
export async function tagSelection(selection: ItemSelection, change: { readonly key: string; readonly value: string; readonly action: 'add' | 'remove' }): Promise<boolean> {
  try {
    const { changed } = await services.call('tags.change', { ...change, selection, annotatorId: useApp.getState().annotatorId });
    tellChanged(changed, change.action === 'add' ? `Tagged ${change.key} = ${change.value}` : `Tag ${change.key} = ${change.value} removed`);
    return true;
  } catch (error) {
    showFailure('The tags were not changed', error);
    return false;
  }
}

/** The new queue, or null where it was not made, which has been said. */
export async function queueSelection(selection: ItemSelection, queue: { readonly name: string; readonly order: 'asListed' | 'random'; readonly seed: number }): Promise<{ queueId: number; items: number } | null> {
  try {
    return await services.call('queues.create', { ...queue, selection });
  } catch (error) {
    showFailure('The queue was not made', error);
    return null;
  }
}
