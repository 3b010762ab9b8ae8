import type { Database } from 'better-sqlite3';
import type { Output } from '../../../shared/contract';
import { cachedStatements } from '../db/cachedStatements';
import { getItemDetail } from '../items/itemDetail';
import { effectiveClass } from '../labelSchema/effectiveClass';
import { readProbabilities } from './readProbabilities';

/** One item, what the run said of it, and what is known of each question: null where nothing is; not looked at where it follows from a tag put on elsewhere. */
export function reviewItem(db: Database, itemId: number, runId: number): Output<'tagReview.item'> {
  const { prediction, answers } = statements(db);
  const item = getItemDetail(db, itemId);
  const { predicted = null, confidence = null } = prediction.get(runId, itemId) ?? {};
  return {
    item,
    predicted,
    confidence,
    probabilities: predicted === null ? [] : readProbabilities(db, runId, itemId),
    answers: answers.all(itemId).map(({ questionId, yes, looked }) => ({ questionId, yes: yes === null ? null : yes === 1, looked: looked === 1 })),
  };
}

const statements = cachedStatements((db) => ({
  prediction: db.prepare<[number, number], { predicted: string; confidence: number | null }>(
    `SELECT c.uid AS predicted, confidence FROM prediction p JOIN class c ON c.id = ${effectiveClass('p.class_id')} WHERE run_id = ? AND item_id = ?`,
  ),
  answers: db.prepare<[number], { questionId: number; yes: number | null; looked: number | null }>(
    'SELECT q.id AS questionId, a.yes, a.looked FROM tag_question q LEFT JOIN tag_answer a ON a.question_id = q.id AND a.item_id = ? WHERE q.removed = 0 ORDER BY q.id',
  ),
}));
