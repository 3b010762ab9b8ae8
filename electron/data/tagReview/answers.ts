import type { Database } from 'better-sqlite3';
import { cachedStatements } from '../db/cachedStatements';
import { addTag, removeTag } from '../tags/writeTags';

/** One row of `tag_answer`; null: nothing is known yet. */
export interface StoredAnswer {
  readonly yes: 0 | 1;
  /** Whether the item was drawn at random, and not picked. */
  readonly drawn: 0 | 1;
  /** Whether somebody answered while looking; else it follows from a tag that was put on or taken off elsewhere. */
  readonly looked: 0 | 1;
  readonly annotatorId: number | null;
  readonly at: number;
}

export function findAnswer(db: Database, questionId: number, itemId: number): StoredAnswer | null {
  return statements(db).find.get(questionId, itemId) ?? null;
}

/** Writes the answer, and puts the tag on the item or takes it off. */
export function writeAnswer(db: Database, question: { readonly id: number; readonly key: string; readonly value: string }, itemId: number, answer: StoredAnswer | null): void {
  const { write, remove } = statements(db);
  if (answer === null) remove.run(question.id, itemId);
  else write.run({ questionId: question.id, itemId, ...answer });
  const item = { sql: 'SELECT ? AS item_id', params: [itemId] };
  if (answer?.yes === 1) addTag(db, question.key, question.value, item);
  else removeTag(db, question.key, question.value, item);
}

const statements = cachedStatements((db) => ({
  find: db.prepare<[number, number], StoredAnswer>('SELECT yes, drawn, looked, annotator_id AS annotatorId, at FROM tag_answer WHERE question_id = ? AND item_id = ?'),
  write: db.prepare('INSERT OR REPLACE INTO tag_answer (question_id, item_id, yes, drawn, looked, annotator_id, at) VALUES (@questionId, @itemId, @yes, @drawn, @looked, @annotatorId, @at)'),
  remove: db.prepare<[number, number]>('DELETE FROM tag_answer WHERE question_id = ? AND item_id = ?'),
}));
