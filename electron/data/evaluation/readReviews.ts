import type { Database } from 'better-sqlite3';
import { readIds } from '../items/readIds';

/** A tag that is given by hand while looking, and for which items that was answered. */
export interface TagReviewed {
  readonly key: string;
  readonly value: string;
  /** Row ids, ascending. */
  readonly yes: Uint32Array;
  readonly no: Uint32Array;
  /** Those of both that nobody drew at random: picked, or tagged elsewhere. */
  readonly picked: Uint32Array;
}

/** In order of asking. */
export function readReviews(db: Database): TagReviewed[] {
  return db
    .prepare<[], { id: number; key: string; value: string }>('SELECT id, key, value FROM tag_question WHERE removed = 0 ORDER BY id')
    .all()
    .map(({ id, key, value }) => {
      const answers = (yes: number) => readIds(db, 'SELECT item_id AS id FROM tag_answer WHERE question_id = ? AND yes = ? ORDER BY item_id', id, yes);
      return { key, value, yes: answers(1), no: answers(0), picked: readIds(db, 'SELECT item_id AS id FROM tag_answer WHERE question_id = ? AND drawn = 0 ORDER BY item_id', id) };
    });
}
