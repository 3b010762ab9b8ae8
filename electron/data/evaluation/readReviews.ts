import type { Database } from 'better-sqlite3';
import { readIds } from '../items/readIds';

/** A tag that is given by hand while looking, and for which items that was answered. Row ids, ascending. */
export interface TagReviewed {
  readonly key: string;
  readonly value: string;
  /** Answered while looking. */
  readonly yes: Uint32Array;
  readonly no: Uint32Array;
  /** Those of both that were picked and not drawn at random. */
  readonly picked: Uint32Array;
  /** Those that carry the tag, put on elsewhere, without having been looked at. */
  readonly carried: Uint32Array;
}

/**
 * In order of asking. A question for which nobody has looked at anything, while items carry its tag, is not there: all that is known is the tag, which is counted
 * as any other then.
 */
export function readReviews(db: Database): TagReviewed[] {
  return db
    .prepare<[], { id: number; key: string; value: string }>('SELECT id, key, value FROM tag_question WHERE removed = 0 ORDER BY id')
    .all()
    .map(({ id, key, value }) => {
      const answers = (which: string) => readIds(db, `SELECT item_id AS id FROM tag_answer WHERE question_id = ? AND ${which} ORDER BY item_id`, id);
      return { key, value, yes: answers('looked = 1 AND yes = 1'), no: answers('looked = 1 AND yes = 0'), picked: answers('looked = 1 AND drawn = 0'), carried: answers('looked = 0 AND yes = 1') };
    })
    .filter(({ yes, no, carried }) => yes.length + no.length > 0 || carried.length === 0);
}

/** Values of which somebody has looked at items, whether they are asked for still or not: items without them are not all known to be without. */
export function readLookedFor(db: Database): { readonly key: string; readonly value: string }[] {
  return db.prepare<[], { key: string; value: string }>('SELECT key, value FROM tag_question q WHERE EXISTS (SELECT 1 FROM tag_answer a WHERE a.question_id = q.id AND looked = 1) ORDER BY id').all();
}
