import type { Undoer } from '../history/undoer';
import { findAnswer, type StoredAnswer, writeAnswer } from './answers';

export interface TagAnswersUndo {
  readonly itemId: number;
  readonly before: readonly { readonly questionId: number; readonly answer: StoredAnswer | null }[];
  /** Who answered and when: an answer that somebody gave later is theirs, and stays. */
  readonly annotatorId: number | null;
  readonly at: number;
}

/** The item's answers, and with them its tags, are again what they were, but for those that were answered anew since. */
export const undoTagAnswers: Undoer = (db, payload) => {
  const { itemId, before, annotatorId, at } = payload as TagAnswersUndo;
  const find = db.prepare<[number], { id: number; key: string; value: string }>('SELECT id, key, value FROM tag_question WHERE id = ?');
  for (const { questionId, answer } of before) {
    const present = findAnswer(db, questionId, itemId);
    const isNewer = present !== null && (present.annotatorId !== annotatorId || present.at !== at);
    if (!isNewer) writeAnswer(db, find.get(questionId)!, itemId, answer);
  }
  return { changed: ['tags', 'items', 'tagReview'] };
};

export interface TagQuestionUndo {
  readonly id: number;
  readonly removed: 0 | 1;
  readonly hotkey: string | null;
}

/** A question is asked again, or not any more, under the key that it had. Tags and answers stay. */
export const undoTagQuestion: Undoer = (db, payload) => {
  const { id, removed, hotkey } = payload as TagQuestionUndo;
  const isFree = db.prepare('SELECT 1 FROM tag_question WHERE hotkey = ? AND removed = 0 AND id <> ?').get(hotkey, id) === undefined;
  db.prepare('UPDATE tag_question SET removed = ?, hotkey = ? WHERE id = ?').run(removed, isFree ? hotkey : null, id);
  return { changed: ['tagReview'] };
};
