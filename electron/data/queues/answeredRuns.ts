import type { Database } from 'better-sqlite3';
import { cachedStatements } from '../db/cachedStatements';

/** Queue 0: all items in order of import; an item's place in it is its id. */
export const ALL_ITEMS_QUEUE = 0;

/** Marks a place of the queue as answered by this annotator: runs that it joins become one. */
export function addToRuns(db: Database, annotatorId: number, queueId: number, place: number): void {
  const { runAtOrBefore, runAt, insert, extend, remove } = statements(db);
  const before = runAtOrBefore.get(annotatorId, queueId, place);
  if (before && before.last >= place) return;
  const after = runAt.get(annotatorId, queueId, place + 1);
  const last = after?.last ?? place;
  if (after) remove.run(annotatorId, queueId, after.first);
  if (before?.last === place - 1) extend.run(last, annotatorId, queueId, before.first);
  else insert.run(annotatorId, queueId, place, last);
}

/** The place waits again: the run around it is cut in two. */
export function removeFromRuns(db: Database, annotatorId: number, queueId: number, place: number): void {
  const { runAtOrBefore, insert, extend, remove } = statements(db);
  const run = runAtOrBefore.get(annotatorId, queueId, place);
  if (!run || run.last < place) return;
  if (run.first === place) remove.run(annotatorId, queueId, run.first);
  else extend.run(place - 1, annotatorId, queueId, run.first);
  if (run.last > place) insert.run(annotatorId, queueId, place + 1, run.last);
}

/** The first place after `place` that this annotator has not answered; it may lie beyond the queue's end. */
export function nextUnansweredPlace(db: Database, annotatorId: number, queueId: number, place: number): number {
  const run = statements(db).runAtOrBefore.get(annotatorId, queueId, place + 1);
  return run && run.last > place ? run.last + 1 : place + 1;
}

/** Writes the runs anew from the present answers: after an import, and when an annotator first enters a queue. */
export function rebuildRuns(db: Database, annotatorId: number, queueId: number): void {
  statements(db).removeAll.run(annotatorId, queueId);
  db.prepare(`INSERT INTO answered_run (annotator_id, queue_id, first, last) SELECT @annotatorId, @queueId, first, last FROM (${runsQuery(queueId)})`).run({ annotatorId, queueId });
}

/** The runs as the present answers have them, as a query of `first`, `last`; parameters `annotatorId` and, but for queue 0, `queueId`. */
export function runsQuery(queueId: number): string {
  const places =
    queueId === ALL_ITEMS_QUEUE
      ? 'SELECT item_id AS place FROM current_label WHERE annotator_id = @annotatorId'
      : 'SELECT q.position AS place FROM queue_item q JOIN current_label l ON l.item_id = q.item_id AND l.annotator_id = @annotatorId WHERE q.queue_id = @queueId AND l.seq > (SELECT since_seq FROM queue WHERE id = @queueId)';
  // Places minus their rank are equal within a run: each group of equal differences is one run.
  return `SELECT min(place) AS first, max(place) AS last FROM (SELECT place, place - row_number() OVER (ORDER BY place) AS run FROM (${places})) GROUP BY run`;
}

const statements = cachedStatements((db) => ({
  runAtOrBefore: db.prepare<[number, number, number], { first: number; last: number }>(
    'SELECT first, last FROM answered_run WHERE annotator_id = ? AND queue_id = ? AND first <= ? ORDER BY first DESC LIMIT 1',
  ),
  runAt: db.prepare<[number, number, number], { first: number; last: number }>('SELECT first, last FROM answered_run WHERE annotator_id = ? AND queue_id = ? AND first = ?'),
  insert: db.prepare('INSERT INTO answered_run (annotator_id, queue_id, first, last) VALUES (?, ?, ?, ?)'),
  extend: db.prepare('UPDATE answered_run SET last = ? WHERE annotator_id = ? AND queue_id = ? AND first = ?'),
  remove: db.prepare('DELETE FROM answered_run WHERE annotator_id = ? AND queue_id = ? AND first = ?'),
  removeAll: db.prepare('DELETE FROM answered_run WHERE annotator_id = ? AND queue_id = ?'),
}));
