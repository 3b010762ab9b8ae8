import type { Output } from '../../../shared/contract';
import { useRead } from '../../data/queries';

/** How far a model labels in this queue; of all items, where no model takes part, nothing. */
export function useQueueAutomation(queueId: number): Output<'automation.get'> | undefined {
  return useRead('automation.get', { queueId: Math.max(1, queueId) }, { enabled: queueId > 0 }).data;
}
