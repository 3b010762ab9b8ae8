import type { Database } from 'better-sqlite3';

interface FollowOptions {
  readonly now: number;
  /** Who put tags on or took them off; null: nobody in particular, an import. */
  readonly annotatorId: number | null;
  /**
   * What a lost tag means: somebody took it off, so it does not hold (`no`); or the item came anew, so nobody has looked at it (`unseen`).
   * Items that were not answered and have no tag stay so either way.
   */
  readonly lost: 'no' | 'unseen';
}

/**
 * Makes the answers agree with the tags after something else than an answer wrote tags: whoever has the tag is a yes, whoever is a yes has
 * the tag. Nobody has looked at the item for such an answer, so it is marked. To be called in the same transaction. Costs nothing in a project that asks for no tags.
 */
export function followTags(db: Database, { now, annotatorId, lost }: FollowOptions): void {
  if (db.prepare('SELECT 1 FROM tag_question LIMIT 1').get() === undefined) return;
  db.prepare(
    `INSERT INTO tag_answer (question_id, item_id, yes, looked, annotator_id, at)
     SELECT q.id, i.item_id, 1, 0, ?, ? FROM tag_question q JOIN tag t ON t.key = q.key AND t.value = q.value JOIN item_tag i ON i.tag_id = t.id
     WHERE NOT EXISTS (SELECT 1 FROM tag_answer a WHERE a.question_id = q.id AND a.item_id = i.item_id AND a.yes = 1)
     ON CONFLICT DO UPDATE SET yes = 1, drawn = 0, looked = 0, annotator_id = excluded.annotator_id, at = excluded.at`,
  ).run(annotatorId, now);
  const isLost = `yes = 1 AND NOT EXISTS (
    SELECT 1 FROM tag_question q JOIN tag t ON t.key = q.key AND t.value = q.value JOIN item_tag i ON i.tag_id = t.id WHERE q.id = question_id AND i.item_id = tag_answer.item_id)`;
  if (lost === 'unseen') db.prepare(`DELETE FROM tag_answer WHERE ${isLost}`).run();
  else db.prepare(`UPDATE tag_answer SET yes = 0, drawn = 0, looked = 0, annotator_id = ?, at = ? WHERE ${isLost}`).run(annotatorId, now);
}
