import type { Database } from 'better-sqlite3';
import type { ItemSelection } from '../../../shared/domain/itemQuery';
import { cachedStatements } from '../db/cachedStatements';
import { resolveSelection } from '../items/resolveSelection';
import { getProgress } from '../queues/progress';

/** Items that could be asked: those selected (null: all) whose gold label stands and is no abstain class; in the order of the selection. */
export function findQuestions(db: Database, selection: ItemSelection | null): number[] {
  const gold = statements(db).gold.all();
  if (selection === null) return gold;
  const withGold = new Set(gold);
  return [...resolveSelection(db, selection)].filter((itemId) => withGold.has(itemId));
}

/** Whether the item would be new to the annotator: never answered (not even skipped), and in no queue of their own. */
export function isNewTo(db: Database, annotatorId: number, itemId: number): boolean {
  return statements(db).known.get({ annotatorId, itemId }) === 0;
}

/** The annotator's own queue that questions are hidden in: the oldest that is not done, and none for another look. Null: there is none. */
export function findOpenQueue(db: Database, annotatorId: number): { readonly queueId: number; readonly open: number } | null {
  for (const queueId of statements(db).ownQueues.all(annotatorId)) {
    const { total, labelled, skipped } = getProgress(db, annotatorId, queueId);
    if (labelled + skipped < total) return { queueId, open: total - labelled - skipped };
  }
  return null;
}

const statements = cachedStatements((db) => ({
  gold: db.prepare<[], number>("SELECT s.item_id FROM item_state s JOIN class c ON c.id = s.gold_class_id WHERE s.decision = 'label' AND c.abstain = 0 ORDER BY s.item_id").pluck(),
  known: db
    .prepare<{ annotatorId: number; itemId: number }, number>(
      `SELECT EXISTS (SELECT 1 FROM current_label WHERE item_id = @itemId AND annotator_id = @annotatorId)
           OR EXISTS (SELECT 1 FROM queue_item i JOIN queue q ON q.id = i.queue_id WHERE i.item_id = @itemId AND q.annotator_id = @annotatorId AND q.removed = 0)`,
    )
    .pluck(),
  ownQueues: db.prepare<[number], number>('SELECT id FROM queue WHERE annotator_id = ? AND removed = 0 AND since_seq = 0 ORDER BY id').pluck(),
}));
