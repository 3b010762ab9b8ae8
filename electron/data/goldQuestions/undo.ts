import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { createRandom } from '../../../shared/sampling/random';
import type { Undoer } from '../history/undoer';
import { isNewTo } from './findQuestions';
import { hideQuestions, takeQuestionsOut } from './hideQuestions';

const payloadSchema = z.object({ action: z.enum(['takeOut', 'hide']), questions: z.array(z.object({ annotatorId: z.number(), queueId: z.number(), items: z.array(z.number()) })) });

/** Takes the questions out that were hidden, except those that were answered meanwhile; or hides again what was taken out, among what is still open. */
export const undoGoldQuestions: Undoer = (db, payload, { now, undoneSeq }) => {
  const { action, questions } = payloadSchema.parse(payload);
  const random = createRandom(undoneSeq);
  for (const { annotatorId, queueId, items } of questions) {
    if (action === 'takeOut') takeQuestionsOut(db, annotatorId, queueId, items.filter((itemId) => isOpenQuestion(db, annotatorId, queueId, itemId)));
    else hideQuestions(db, annotatorId, queueId, items.filter((itemId) => isNewTo(db, annotatorId, itemId)), { random, now });
  }
  return { changed: ['queues', 'gold'] };
};

function isOpenQuestion(db: Database, annotatorId: number, queueId: number, itemId: number): boolean {
  return (
    db.prepare('SELECT 1 FROM gold_question WHERE queue_id = ? AND item_id = ?').get(queueId, itemId) !== undefined &&
    db.prepare('SELECT 1 FROM current_label WHERE item_id = ? AND annotator_id = ?').get(itemId, annotatorId) === undefined
  );
}
