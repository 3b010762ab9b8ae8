import type { Database } from 'better-sqlite3';
import { shuffle } from '../../../shared/sampling/shuffle';
import type { Random } from '../../../shared/sampling/random';
import { enterQueue, findPlace } from '../queues/places';
import { findPlaceOfItem } from '../queues/queueItems';

/**
 * Puts items at random places among what the annotator still has to answer in their queue. What they have answered, and the item on
 * their screen, keep their places; the order of the others stays. Places are written anew from there on, and what is kept to find
 * the next one quickly with them.
 */
export function hideQuestions(db: Database, annotatorId: number, queueId: number, questions: readonly number[], { random, now }: { readonly random: Random; readonly now: number }): void {
  const from = firstOpenPlace(db, annotatorId, queueId);
  const rest = db.prepare<[number, number], number>('SELECT item_id FROM queue_item WHERE queue_id = ? AND position >= ? ORDER BY position').pluck().all(queueId, from);
  const isQuestion = shuffle(Array.from({ length: rest.length + questions.length }, (_, at) => at < questions.length), random);
  let nextQuestion = 0;
  let nextOther = 0;
  writePlaces(db, queueId, from, isQuestion.map((question) => (question ? questions[nextQuestion++]! : rest[nextOther++]!)));
  const note = db.prepare('INSERT INTO gold_question (queue_id, item_id, created_at) VALUES (?, ?, ?)');
  for (const itemId of questions) note.run(queueId, itemId, now);
  enterQueue(db, annotatorId, queueId, findPlace(db, annotatorId, queueId)?.item_id ?? null);
}

/** Takes items, unanswered ones, out of an annotator's queue and closes the gaps. */
export function takeQuestionsOut(db: Database, annotatorId: number, queueId: number, questions: readonly number[]): void {
  const gone = new Set(questions);
  const items = db.prepare<[number], number>('SELECT item_id FROM queue_item WHERE queue_id = ? ORDER BY position').pluck().all(queueId);
  const from = items.findIndex((itemId) => gone.has(itemId)) + 1;
  if (from === 0) return;
  writePlaces(db, queueId, from, items.slice(from - 1).filter((itemId) => !gone.has(itemId)));
  const forget = db.prepare('DELETE FROM gold_question WHERE queue_id = ? AND item_id = ?');
  for (const itemId of questions) forget.run(queueId, itemId);
  const shown = findPlace(db, annotatorId, queueId)?.item_id ?? null;
  enterQueue(db, annotatorId, queueId, shown !== null && gone.has(shown) ? null : shown);
}

/** The place from which on nothing is answered, behind the item on the screen; where that is the end, the first unanswered place there is. */
function firstOpenPlace(db: Database, annotatorId: number, queueId: number): number {
  const lastAnswered = db.prepare<{ annotatorId: number; queueId: number }, number>(`SELECT coalesce(max(q.position), 0) ${ANSWERED}`).pluck().get({ annotatorId, queueId })!;
  const shown = findPlace(db, annotatorId, queueId)?.item_id ?? null;
  const onScreen = shown === null ? 0 : (findPlaceOfItem(db, queueId, shown) ?? 0);
  const last = db.prepare<[number], number>('SELECT max(position) FROM queue_item WHERE queue_id = ?').pluck().get(queueId) ?? 0;
  for (const behind of [Math.max(lastAnswered, onScreen), lastAnswered]) if (behind < last) return behind + 1;
  const open = db
    .prepare<{ annotatorId: number; queueId: number }, number>(
      'SELECT min(q.position) FROM queue_item q WHERE q.queue_id = @queueId AND NOT EXISTS (SELECT 1 FROM current_label l WHERE l.item_id = q.item_id AND l.annotator_id = @annotatorId)',
    )
    .pluck()
    .get({ annotatorId, queueId });
  return open ?? last + 1;
}

const ANSWERED = 'FROM queue_item q JOIN current_label l ON l.item_id = q.item_id AND l.annotator_id = @annotatorId WHERE q.queue_id = @queueId';

function writePlaces(db: Database, queueId: number, from: number, items: readonly number[]): void {
  db.prepare('DELETE FROM queue_item WHERE queue_id = ? AND position >= ?').run(queueId, from);
  const insert = db.prepare('INSERT INTO queue_item (queue_id, position, item_id) VALUES (?, ?, ?)');
  items.forEach((itemId, at) => insert.run(queueId, from + at, itemId));
}
