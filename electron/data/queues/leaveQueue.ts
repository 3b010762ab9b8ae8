import type { Database } from 'better-sqlite3';
import { enterQueue } from './places';

interface Placed {
  readonly item_id: number;
  readonly position: number;
}

/**
 * Takes items out of a queue whoever visits it; those that stay close up, so that places are 1, 2, 3 … without gaps. Where they stood is kept as the
 * values before this operation. Costs what the queue's size is: for bulk steps.
 */
export function takeItemsOut(db: Database, queueId: number, itemIds: ReadonlySet<number>, operationSeq: number): void {
  const keep = db.prepare('INSERT INTO operation_before (operation_seq, item_id, value) VALUES (?, ?, ?)');
  const stay: number[] = [];
  for (const { item_id: itemId, position } of listPlaces(db, queueId)) {
    if (itemIds.has(itemId)) keep.run(operationSeq, itemId, String(position));
    else stay.push(itemId);
  }
  rewrite(db, queueId, stay);
}

/** Puts them back where they stood: undo takes steps back newest first, so the rest of the queue is as it was then. */
export function putItemsBack(db: Database, queueId: number, operationSeq: number): void {
  const back = db
    .prepare<[number], Placed>('SELECT item_id, CAST(value AS INTEGER) AS position FROM operation_before WHERE operation_seq = ? ORDER BY position')
    .all(operationSeq);
  const order = listPlaces(db, queueId).map(({ item_id: itemId }) => itemId);
  const merged: number[] = [];
  let at = 0;
  for (const { item_id: itemId, position } of back) {
    while (merged.length < position - 1 && at < order.length) merged.push(order[at++]!);
    merged.push(itemId);
  }
  rewrite(db, queueId, [...merged, ...order.slice(at)]);
}

function listPlaces(db: Database, queueId: number): Placed[] {
  return db.prepare<[number], Placed>('SELECT item_id, position FROM queue_item WHERE queue_id = ? ORDER BY position').all(queueId);
}

function rewrite(db: Database, queueId: number, itemIds: readonly number[]): void {
  db.prepare('DELETE FROM queue_item WHERE queue_id = ?').run(queueId);
  const insert = db.prepare('INSERT INTO queue_item (queue_id, position, item_id) VALUES (?, ?, ?)');
  itemIds.forEach((itemId, index) => insert.run(queueId, index + 1, itemId));
  const visitors = db.prepare<[number], { annotator_id: number; item_id: number | null }>('SELECT annotator_id, item_id FROM queue_place WHERE queue_id = ?').all(queueId);
  for (const { annotator_id: annotatorId, item_id: itemId } of visitors) enterQueue(db, annotatorId, queueId, itemId);
}
