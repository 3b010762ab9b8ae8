import type { Database } from 'better-sqlite3';
import type { HiddenQuestions } from './addQuestions';
import { takeQuestionsOut } from './hideQuestions';

/** Takes the questions that an annotator has not answered out of their queues. Returns what was taken out. */
export function removeQuestions(db: Database, annotatorId: number): HiddenQuestions[] {
  const rows = db
    .prepare<[number], { queueId: number; itemId: number }>(
      `SELECT g.queue_id AS queueId, g.item_id AS itemId FROM gold_question g JOIN queue q ON q.id = g.queue_id
       WHERE q.annotator_id = ? AND q.removed = 0 AND NOT EXISTS (SELECT 1 FROM current_label l WHERE l.item_id = g.item_id AND l.annotator_id = q.annotator_id)
       ORDER BY g.queue_id, g.item_id`,
    )
    .all(annotatorId);
  const queues = [...new Set(rows.map(({ queueId }) => queueId))];
  return queues.map((queueId) => {
    const items = rows.filter((row) => row.queueId === queueId).map(({ itemId }) => itemId);
    takeQuestionsOut(db, annotatorId, queueId, items);
    return { annotatorId, queueId, items };
  });
}
