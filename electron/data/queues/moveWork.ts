import type { Database } from 'better-sqlite3';
import { cachedStatements } from '../db/cachedStatements';
import { addToRuns, removeFromRuns } from './answeredRuns';
import { getQueueSize } from './queueItems';

/** Puts an item that its annotator has not answered at the end of a queue. */
export function appendToQueue(db: Database, queueId: number, itemId: number): void {
  statements(db).insert.run(queueId, getQueueSize(db, queueId) + 1, itemId);
}

/**
 * Takes an item that its annotator has not answered out of their queue. The last item takes its place, so that places stay
 * 1, 2, 3 … without touching what lies between.
 */
export function takeFromQueue(db: Database, queueId: number, annotatorId: number, itemId: number): void {
  const { at, remove, move, isAnswered, itemOf } = statements(db);
  const place = at.get(queueId, itemId);
  if (place === undefined) return;
  const last = getQueueSize(db, queueId);
  const lastItem = itemOf.get(queueId, last)!;
  remove.run(queueId, place);
  if (place === last) return;
  move.run(place, queueId, last);
  if (isAnswered.get(lastItem, annotatorId) === undefined) return;
  removeFromRuns(db, annotatorId, queueId, last);
  addToRuns(db, annotatorId, queueId, place);
}

const statements = cachedStatements((db) => ({
  insert: db.prepare('INSERT INTO queue_item (queue_id, position, item_id) VALUES (?, ?, ?)'),
  at: db.prepare<[number, number], number>('SELECT position FROM queue_item WHERE queue_id = ? AND item_id = ?').pluck(),
  itemOf: db.prepare<[number, number], number>('SELECT item_id FROM queue_item WHERE queue_id = ? AND position = ?').pluck(),
  remove: db.prepare('DELETE FROM queue_item WHERE queue_id = ? AND position = ?'),
  move: db.prepare('UPDATE queue_item SET position = ? WHERE queue_id = ? AND position = ?'),
  isAnswered: db.prepare<[number, number], number>('SELECT 1 FROM current_label WHERE item_id = ? AND annotator_id = ?').pluck(),
}));
