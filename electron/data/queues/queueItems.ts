import type { Database } from 'better-sqlite3';
import { cachedStatements } from '../db/cachedStatements';
import { Refusal } from '../refusal';
import { ALL_ITEMS_QUEUE, nextUnansweredPlace } from './answeredRuns';
import { findPlace } from './places';

/** An item and its place (1-based) in the queue. */
export interface QueueItem {
  readonly itemId: number;
  readonly place: number;
}

/** Items in the queue; also its last place. Throws when there is no such queue; one that was removed still answers. */
export function getQueueSize(db: Database, queueId: number): number {
  if (queueId === ALL_ITEMS_QUEUE) return statements(db).lastItem.get() ?? 0;
  const size = statements(db).lastPlace.get(queueId);
  if (size === undefined) throw new Refusal('unknownQueue', 'This queue is not in the project. Nothing was changed; choose another queue.');
  return size;
}

/** Refuses the assignments of somebody else: their answers would be mixed up. `kept` says what did not happen. */
export function refuseForeignQueue(db: Database, queueId: number, annotatorId: number, kept: string): void {
  if (queueId === ALL_ITEMS_QUEUE) return;
  const owner = statements(db).owner.get(queueId);
  if (owner === undefined || owner === null || owner === annotatorId) return;
  throw new Refusal('foreignQueue', `This queue is assigned to somebody else. ${kept} Choose one of your own queues.`);
}

/** Where the item stands in the queue; undefined when it is not in it. */
export function findPlaceOfItem(db: Database, queueId: number, itemId: number): number | undefined {
  if (queueId === ALL_ITEMS_QUEUE) return statements(db).hasItem.get(itemId);
  return statements(db).placeOf.get(queueId, itemId);
}

export function findItemAtPlace(db: Database, queueId: number, place: number): number | undefined {
  if (queueId === ALL_ITEMS_QUEUE) return statements(db).hasItem.get(place);
  return statements(db).itemAt.get(queueId, place);
}

/**
 * What the annotator is to see after `place`: items without an answer, from there to the end and then from the start; after all
 * of those the skipped ones, the one skipped longest ago first. The item at `place` itself is left out.
 */
export function listUpcoming(db: Database, annotatorId: number, queueId: number, place: number, count: number): QueueItem[] {
  const size = getQueueSize(db, queueId);
  const next = findPlace(db, annotatorId, queueId) ? nextUnansweredPlace : scanForUnanswered;
  const found: QueueItem[] = [];
  for (const [from, to] of [[place, size], [0, Math.min(place - 1, size)]] as const) {
    for (let at = next(db, annotatorId, queueId, from); at <= to && found.length < count; at = next(db, annotatorId, queueId, at)) {
      found.push({ itemId: findItemAtPlace(db, queueId, at)!, place: at });
    }
  }
  if (found.length < count) found.push(...listSkipped(db, annotatorId, queueId, place, count - found.length));
  return found;
}

function listSkipped(db: Database, annotatorId: number, queueId: number, exceptPlace: number, count: number): QueueItem[] {
  const { skippedOfAll, skippedOfQueue } = statements(db);
  return queueId === ALL_ITEMS_QUEUE ? skippedOfAll.all(annotatorId, exceptPlace, count) : skippedOfQueue.all(annotatorId, queueId, exceptPlace, count);
}

/** For a queue that the annotator has not entered yet, where no runs are kept. */
function scanForUnanswered(db: Database, annotatorId: number, queueId: number, place: number): number {
  const { scanAll, scanQueue } = statements(db);
  const found = queueId === ALL_ITEMS_QUEUE ? scanAll.get(place, annotatorId) : scanQueue.get(queueId, place, annotatorId);
  return found ?? Number.POSITIVE_INFINITY;
}

const statements = cachedStatements((db) => ({
  lastItem: db.prepare<[], number | null>('SELECT max(id) FROM item').pluck(),
  lastPlace: db.prepare<[number], number>('SELECT coalesce((SELECT max(position) FROM queue_item WHERE queue_id = id), 0) FROM queue WHERE id = ?').pluck(),
  owner: db.prepare<[number], number | null>('SELECT annotator_id FROM queue WHERE id = ?').pluck(),
  hasItem: db.prepare<[number], number>('SELECT id FROM item WHERE id = ?').pluck(),
  placeOf: db.prepare<[number, number], number>('SELECT position FROM queue_item WHERE queue_id = ? AND item_id = ?').pluck(),
  itemAt: db.prepare<[number, number], number>('SELECT item_id FROM queue_item WHERE queue_id = ? AND position = ?').pluck(),
  skippedOfAll: db.prepare<[number, number, number], QueueItem>(
    "SELECT item_id AS itemId, item_id AS place FROM current_label WHERE annotator_id = ? AND kind = 'skip' AND item_id <> ? ORDER BY seq LIMIT ?",
  ),
  skippedOfQueue: db.prepare<[number, number, number, number], QueueItem>(
    `SELECT l.item_id AS itemId, q.position AS place FROM current_label l CROSS JOIN queue_item q ON q.item_id = l.item_id
     WHERE l.annotator_id = ? AND l.kind = 'skip' AND q.queue_id = ? AND q.position <> ? AND l.seq > (SELECT since_seq FROM queue WHERE id = q.queue_id) ORDER BY l.seq LIMIT ?`,
  ),
  scanAll: db
    .prepare<[number, number], number>(
      'SELECT i.id FROM item i WHERE i.id > ? AND NOT EXISTS (SELECT 1 FROM current_label l WHERE l.item_id = i.id AND l.annotator_id = ?) ORDER BY i.id LIMIT 1',
    )
    .pluck(),
  scanQueue: db
    .prepare<[number, number, number], number>(
      `SELECT q.position FROM queue_item q WHERE q.queue_id = ? AND q.position > ?
         AND NOT EXISTS (SELECT 1 FROM current_label l WHERE l.item_id = q.item_id AND l.annotator_id = ? AND l.seq > (SELECT since_seq FROM queue WHERE id = q.queue_id)) ORDER BY q.position LIMIT 1`,
    )
    .pluck(),
}));
