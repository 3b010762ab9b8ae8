import type { QueueInfo } from '../../../shared/contract/labelling';
import { useRead } from '../../data/queries';

/** The queues with this annotator's progress: kept fresh only while they are looked at, because every answer changes them, or while the one needed is not among them. */
export function useQueues(annotatorId: number, isLookedAt: boolean, neededId = 0): readonly QueueInfo[] {
  const known = useRead('queues.list', { annotatorId }, { enabled: false }).data;
  const fresh = useRead('queues.list', { annotatorId }, { enabled: isLookedAt || known === undefined || !known.some(({ id }) => id === neededId) }).data;
  return fresh ?? [];
}
