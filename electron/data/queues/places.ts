import type { Database } from 'better-sqlite3';
import type { PresentAnswer } from '../annotations/eventWriter';
import { cachedStatements } from '../db/cachedStatements';
import { addToRuns, ALL_ITEMS_QUEUE, rebuildRuns, removeFromRuns } from './answeredRuns';

interface Counts {
  readonly labelled: number;
  readonly skipped: number;
}
export interface QueuePlace extends Counts {
  /** The item on the screen when last seen; null: the queue was done. */
  readonly item_id: number | null;
}

/** Where the annotator stands in the queue; undefined before the first visit. */
export function findPlace(db: Database, annotatorId: number, queueId: number): QueuePlace | undefined {
  return statements(db).find.get(annotatorId, queueId);
}

/** Answers of this annotator in the queue, counted (not read from the counters). */
export function countAnswers(db: Database, annotatorId: number, queueId: number): Counts {
  return queueId === ALL_ITEMS_QUEUE ? statements(db).countAll.get(annotatorId)! : statements(db).countQueue.get(annotatorId, queueId)!;
}

/** Remembers the item that is on the screen. The first visit of a queue builds what makes the later ones quick. */
export function setPlace(db: Database, annotatorId: number, queueId: number, itemId: number | null): void {
  const { setItem } = statements(db);
  if (setItem.run(itemId, annotatorId, queueId).changes > 0) return;
  enterQueue(db, annotatorId, queueId, itemId);
}

/** Builds an annotator's runs and counters of a queue anew: first visit, import. */
export function enterQueue(db: Database, annotatorId: number, queueId: number, itemId: number | null): void {
  rebuildRuns(db, annotatorId, queueId);
  const { labelled, skipped } = countAnswers(db, annotatorId, queueId);
  statements(db).enter.run(annotatorId, queueId, itemId, labelled, skipped);
}

/** After answers came in by an import: everything kept for these annotators' queues is built anew. */
export function rebuildPlaces(db: Database, annotatorIds: Iterable<number>): void {
  for (const annotatorId of annotatorIds) {
    for (const { queue_id: queueId, item_id: itemId } of statements(db).ofAnnotator.all(annotatorId)) enterQueue(db, annotatorId, queueId, itemId);
  }
}

/** After one answer changed: runs and counters of every queue that this annotator has visited and that has the item. */
export function updatePlaces(db: Database, itemId: number, annotatorId: number, before: PresentAnswer | undefined, after: PresentAnswer | undefined): void {
  const { ofItem, count } = statements(db);
  for (const { queue_id: queueId, place, since_seq: since } of ofItem.all({ itemId, annotatorId })) {
    // in a queue for another look, answers from before it are none
    const was = before && before.seq > since ? before : undefined;
    const is = after && after.seq > since ? after : undefined;
    if (!was && is) addToRuns(db, annotatorId, queueId, place);
    if (was && !is) removeFromRuns(db, annotatorId, queueId, place);
    count.run(labelledOf(is) - labelledOf(was), skippedOf(is) - skippedOf(was), annotatorId, queueId);
  }
}

function labelledOf(answer: PresentAnswer | undefined): number {
  return answer && answer.kind !== 'skip' ? 1 : 0;
}
function skippedOf(answer: PresentAnswer | undefined): number {
  return answer?.kind === 'skip' ? 1 : 0;
}

const COUNTS = "count(*) FILTER (WHERE l.kind <> 'skip') AS labelled, count(*) FILTER (WHERE l.kind = 'skip') AS skipped";
const statements = cachedStatements((db) => ({
  find: db.prepare<[number, number], QueuePlace>('SELECT item_id, labelled, skipped FROM queue_place WHERE annotator_id = ? AND queue_id = ?'),
  setItem: db.prepare('UPDATE queue_place SET item_id = ? WHERE annotator_id = ? AND queue_id = ?'),
  enter: db.prepare(
    `INSERT INTO queue_place (annotator_id, queue_id, item_id, labelled, skipped) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (annotator_id, queue_id) DO UPDATE SET item_id = excluded.item_id, labelled = excluded.labelled, skipped = excluded.skipped`,
  ),
  count: db.prepare('UPDATE queue_place SET labelled = labelled + ?, skipped = skipped + ? WHERE annotator_id = ? AND queue_id = ?'),
  countAll: db.prepare<[number], Counts>(`SELECT ${COUNTS} FROM current_label l WHERE l.annotator_id = ?`),
  countQueue: db.prepare<[number, number], Counts>(
    `SELECT ${COUNTS} FROM queue_item q JOIN current_label l ON l.item_id = q.item_id AND l.annotator_id = ? WHERE q.queue_id = ? AND l.seq > (SELECT since_seq FROM queue WHERE id = q.queue_id)`,
  ),
  ofAnnotator: db.prepare<[number], { queue_id: number; item_id: number | null }>('SELECT queue_id, item_id FROM queue_place WHERE annotator_id = ?'),
  ofItem: db.prepare<{ itemId: number; annotatorId: number }, { queue_id: number; place: number; since_seq: number }>(
    `SELECT 0 AS queue_id, @itemId AS place, 0 AS since_seq FROM queue_place WHERE annotator_id = @annotatorId AND queue_id = 0
     UNION ALL SELECT q.queue_id, q.position, queue.since_seq FROM queue_item q JOIN queue_place p ON p.queue_id = q.queue_id AND p.annotator_id = @annotatorId JOIN queue ON queue.id = q.queue_id WHERE q.item_id = @itemId`,
  ),
}));
