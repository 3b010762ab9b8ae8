import type { Database } from 'better-sqlite3';

export interface GoldAnswers {
  /** Hidden questions answered with a class, where the gold label is known. */
  readonly answered: number;
  readonly correct: number;
}

/** How each annotator (by id) did on the questions hidden in their queues. A question in two queues of one annotator counts once; abstain answers and abstain gold do not count. */
export function readGoldQuestions(db: Database): ReadonlyMap<number, GoldAnswers> {
  const rows = db
    .prepare<[], [number, number, number]>(
      `SELECT annotator_id, count(*), sum(given = gold) FROM (
         SELECT DISTINCT l.annotator_id, l.item_id, l.class_id AS given, s.gold_class_id AS gold
         FROM gold_question g JOIN queue q ON q.id = g.queue_id JOIN current_label l ON l.item_id = g.item_id AND l.annotator_id = q.annotator_id AND l.kind = 'label'
           JOIN item_state s ON s.item_id = g.item_id AND s.gold_class_id IS NOT NULL
           JOIN class given ON given.id = l.class_id AND given.abstain = 0 JOIN class gold ON gold.id = s.gold_class_id AND gold.abstain = 0
       ) GROUP BY annotator_id`,
    )
    .raw()
    .all();
  return new Map(rows.map(([id, answered, correct]) => [id, { answered, correct }]));
}
