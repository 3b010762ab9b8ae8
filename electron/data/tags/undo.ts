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
  const before = 'FROM operation_before WHERE operation_seq = @undoneSeq AND value';
  db.prepare(`DELETE FROM tag_answer WHERE question_id = @question AND item_id IN (SELECT item_id ${before} IS NULL)`).run({ question, undoneSeq });
  const [yes, drawn, looked, annotator, at] = [0, 1, 2, 3, 4].map((place) => `value ->> ${place}`);
  db.prepare(
    `UPDATE tag_answer SET (yes, drawn, looked, annotator_id, at) = (SELECT ${yes}, ${drawn}, ${looked}, ${annotator}, ${at} ${before} IS NOT NULL AND item_id = tag_answer.item_id)
     WHERE question_id = @question AND item_id IN (SELECT item_id ${before} IS NOT NULL)`,
  ).run({ question, undoneSeq });
}
