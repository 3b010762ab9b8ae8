import type { Database } from 'better-sqlite3';
import { Refusal } from '../refusal';

interface QueueRow {
  readonly name: string;
  readonly owner: number | null;
}

function getQueue(db: Database, queueId: number): QueueRow {
  const row = db.prepare<[number], QueueRow>('SELECT name, annotator_id AS owner FROM queue WHERE id = ? AND removed = 0').get(queueId);
  if (!row) throw new Refusal('unknownQueue', 'This queue is not in the project any more. Nothing was changed; choose another queue.');
  return row;
}

/** Throws `Refusal` where there is no such queue any more. */
export function getQueueName(db: Database, queueId: number): string {
  return getQueue(db, queueId).name;
}

/** Assignments say who answers what, and how many people each item: a model does not take items out of them. */
export function refuseAssignments(db: Database, queueId: number): void {
  const { name, owner } = getQueue(db, queueId);
  if (owner !== null) throw new Refusal('assignedQueue', `The queue “${name}” is somebody's assignments, so its items are answered by people. Nothing was changed; choose human only, shadow or assisted, or make a queue for the model.`);
}
