import type { Database } from 'better-sqlite3';
import type { GoldQuestionResult } from '../../../shared/contract/assignments';
import { wilsonInterval } from '../../../shared/metrics/wilsonInterval';
import { cachedStatements } from '../db/cachedStatements';

interface Counts {
  readonly annotatorId: number;
  readonly name: string;
  readonly asked: number;
  readonly answered: number;
  readonly right: number;
  readonly undecided: number;
}

/** How each annotator did on the questions hidden in their queues, against the gold labels as they stand now. Those never asked are left out. */
export function questionResults(db: Database): GoldQuestionResult[] {
  return statements(db)
    .counts.all()
    .map((counts) => {
      const { answered, right } = counts;
      const interval = wilsonInterval(right, answered);
      if (!interval) return { ...counts, accuracy: null, reason: counts.undecided > 0 ? 'no answer was decided' : 'no question was answered yet', interval: null };
      return { ...counts, accuracy: right / answered, reason: null, interval: { low: interval.low, high: interval.high } };
    });
}

const statements = cachedStatements((db) => ({
  counts: db.prepare<[], Counts>(
    `SELECT a.id AS annotatorId, a.name, count(*) AS asked,
            count(*) FILTER (WHERE l.kind = 'label' AND c.abstain = 0 AND s.decision = 'label') AS answered,
            count(*) FILTER (WHERE l.kind = 'label' AND c.abstain = 0 AND s.decision = 'label' AND l.class_id = s.gold_class_id) AS right,
            count(*) FILTER (WHERE l.kind = 'ambiguous' OR c.abstain = 1) AS undecided
     FROM gold_question g JOIN queue q ON q.id = g.queue_id JOIN annotator a ON a.id = q.annotator_id JOIN item_state s ON s.item_id = g.item_id
     LEFT JOIN current_label l ON l.item_id = g.item_id AND l.annotator_id = a.id LEFT JOIN class c ON c.id = l.class_id
     GROUP BY a.id ORDER BY a.id`,
  ),
}));
