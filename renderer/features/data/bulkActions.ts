import { notifications } from '@mantine/notifications';
import type { Split } from '../../../shared/domain/project';
import { displayKeys } from '../../commands/registry';
import { showFailure } from '../../components/showFailure';
import { services } from '../../data/services';
import { formatCount } from '../../format/formatCount';
import { useApp } from '../../state/app';
import { useData } from './dataStore';
import { toItemSelection } from './selection';

const target = () => {
  const { selection, query, currentId } = useData.getState();
  return toItemSelection(selection, query, currentId);
};
const tell = (changed: number, what: string) => notifications.show({ message: `${what}: ${formatCount(changed, 'item')} changed. ${displayKeys('mod+Z')} takes it back.`, autoClose: 4_000 });

/** Each returns whether it was done; a failure has been shown. */
export async function tagItems(options: { key: string; value: string; action: 'add' | 'remove' }): Promise<boolean> {
  const selection = target();
  if (!selection) return false;
  try {
    const { changed } = await services.call('tags.change', { ...options, selection, annotatorId: useApp.getState().annotatorId });
    tell(changed, options.action === 'add' ? `Tagged ${options.key} = ${options.value}` : `Tag ${options.key} = ${options.value} removed`);
    return true;
  } catch (error) {
    showFailure('The tags were not changed', error);
    return false;
  }
}

export async function setSplit(split: Split | null): Promise<boolean> {
  const selection = target();
  if (!selection) return false;
  try {
    const { changed } = await services.call('splits.set', { selection, split, annotatorId: useApp.getState().annotatorId });
    tell(changed, split === null ? 'Split taken away' : `Split ${split}`);
    return true;
  } catch (error) {
    showFailure('The split was not changed', error);
    return false;
  }
}

/** The new queue, or null where it was not made. */
export async function createQueue(options: { name: string; order: 'asListed' | 'random'; seed: number }): Promise<{ queueId: number; items: number } | null> {
  const selection = target();
  if (!selection) return null;
  try {
    return await services.call('queues.create', { ...options, selection });
  } catch (error) {
    showFailure('The queue was not made', error);
    return null;
  }
}
