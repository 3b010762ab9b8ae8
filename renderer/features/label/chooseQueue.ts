import type { QueueInfo } from '../../../shared/contract/labelling';

const ALL_ITEMS = 0;

/**
 * The queue that an annotator starts in who has not chosen one: the oldest of their assignments that is not done, else their newest
 * one; without any, the queue of whoever was here before, where it is a common one, else all items.
 */
export function chooseQueue(queues: readonly QueueInfo[], before: number | null): number {
  const assigned = queues.filter((queue) => queue.isAssigned);
  const open = assigned.findLast((queue) => queue.labelled + queue.skipped < queue.total);
  const chosen = open ?? assigned[0] ?? queues.find(({ id }) => id === before);
  return chosen?.id ?? ALL_ITEMS;
}
