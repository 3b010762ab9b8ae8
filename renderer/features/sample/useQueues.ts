import type { QueueInfo } from '../../../shared/contract/labelling';
import { useRead } from '../../data/queries';
import { useApp } from '../../state/app';

const NONE: readonly QueueInfo[] = [];
const ALL_ITEMS = 0;

/** Queues that can be automated, as whoever works now sees them: all but the built-in one of all items. */
export function useQueues(): { readonly list: readonly QueueInfo[]; readonly isKnown: boolean; readonly error: Error | null } {
  const chosen = useApp((state) => state.annotatorId);
  const people = useRead('annotators.list', {});
  const annotatorId = chosen ?? people.data?.find(({ imported }) => !imported)?.id ?? people.data?.[0]?.id ?? null;
  const queues = useRead('queues.list', { annotatorId: annotatorId ?? 1 }, { enabled: annotatorId !== null, keepPrevious: true });
  return { list: queues.data?.filter(({ id }) => id !== ALL_ITEMS) ?? NONE, isKnown: queues.data !== undefined || (people.data !== undefined && annotatorId === null), error: queues.error };
}
