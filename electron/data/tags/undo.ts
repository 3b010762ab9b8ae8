import type { Database } from 'better-sqlite3';
import type { Undoer } from '../history/undoer';
import { followTags } from '../tagReview/followTags';
import { addTag, removeTag } from './writeTags';

export interface TagsUndo {
  readonly key: string;
  readonly value: string;
  readonly action: 'add' | 'remove';
}

/** Takes a tag off the items that the operation put it on, or puts it back on those it took it off. */
export const undoTags: Undoer = (db, payload, { undoneSeq, now }) => {
  const { key, value, action } = payload as TagsUndo;
  const items = { sql: 'SELECT item_id FROM operation_before WHERE operation_seq = ?', params: [undoneSeq] };
  if (action === 'add') removeTag(db, key, value, items);
  else addTag(db, key, value, items);
  restoreAnswers(db, { key, value }, undoneSeq);
  // a question that was added since counts the tag that is back
  followTags(db, { now, annotatorId: null, lost: 'unseen' });
  return { changed: ['tags', 'items', 'tagReview'] };
};

/** Where the tag is asked for: the answers are again yes, no or not looked at yet, as they were. */
function restoreAnswers(db: Database, { key, value }: Pick<TagsUndo, 'key' | 'value'>, undoneSeq: number): void {
  const question = db.prepare<[string, string], number>('SELECT id FROM tag_question WHERE key = ? AND value = ?').pluck().get(key, value);
  if (question === undefined) return;
  const before = 'SELECT item_id FROM operation_before WHERE operation_seq = ? AND value IS';
  db.prepare(`DELETE FROM tag_answer WHERE question_id = ? AND item_id IN (${before} NULL)`).run(question, undoneSeq);
  for (const yes of ['0', '1']) db.prepare(`UPDATE tag_answer SET yes = ? WHERE question_id = ? AND item_id IN (${before} ?)`).run(Number(yes), question, undoneSeq, yes);
}
