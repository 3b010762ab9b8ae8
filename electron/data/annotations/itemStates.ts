import type { Database } from 'better-sqlite3';
import { cachedStatements } from '../db/cachedStatements';

/** What `item_state` says about an item's present answers. */
interface ItemAnswers {
  readonly annotations: number;
  readonly answer_class_id: number | null;
  readonly agreement: number | null;
}
const NO_ANSWERS: ItemAnswers = { annotations: 0, answer_class_id: null, agreement: null };

/** Above this many items one pass over all answers is quicker than a look-up for each. */
const ONE_BY_ONE = 20_000;
const ITEMS_A_CHUNK = 10_000;

/**
 * Brings `item_state` (how many answers, the commonest one, its share) up to date with `current_label`. Ties go to the class that
 * comes first in the schema. Skips and ambiguous marks are no answers; abstain classes are.
 */
export function refreshItemStates(db: Database, itemIds: readonly number[] | 'all'): void {
  const { answersOfItem, update } = statements(db);
  if (itemIds === 'all' || itemIds.length > ONE_BY_ONE) {
    for (const [id, wanted] of findStaleItemStates(db)) update.run({ ...wanted, id });
    return;
  }
  for (const id of itemIds) update.run({ ...summarise(answersOfItem.all(id)), id });
}

/** Items whose `item_state` differs from what `current_label` says, with what it should be. */
export function* findStaleItemStates(db: Database): Generator<readonly [itemId: number, wanted: ItemAnswers]> {
  const { lastItem, answersBetween, statesBetween } = statements(db);
  const last = lastItem.get() ?? 0;
  for (let from = 1; from <= last; from += ITEMS_A_CHUNK) {
    const to = from + ITEMS_A_CHUNK - 1;
    const answers = new Map<number, Answer[]>();
    for (const [itemId, class_id, position, n] of answersBetween.all(from, to)) {
      const answer = { class_id, position, n };
      const others = answers.get(itemId);
      if (others) others.push(answer);
      else answers.set(itemId, [answer]);
    }
    for (const [itemId, annotations, answerClassId, agreement] of statesBetween.all(from, to)) {
      const wanted = summarise(answers.get(itemId) ?? []);
      if (wanted.annotations !== annotations || wanted.answer_class_id !== answerClassId || wanted.agreement !== agreement) yield [itemId, wanted];
    }
  }
}

interface Answer {
  readonly class_id: number;
  /** Of the class in the schema. */
  readonly position: number;
  readonly n: number;
}

function summarise(answers: readonly Answer[]): ItemAnswers {
  let best: Answer | undefined;
  let annotations = 0;
  for (const answer of answers) {
    annotations += answer.n;
    if (!best || answer.n > best.n || (answer.n === best.n && answer.position < best.position)) best = answer;
  }
  return best ? { annotations, answer_class_id: best.class_id, agreement: best.n / annotations } : NO_ANSWERS;
}

const statements = cachedStatements((db) => ({
  lastItem: db.prepare<[], number | null>('SELECT max(item_id) FROM item_state').pluck(),
  answersOfItem: db.prepare<[number], Answer>(
    "SELECT l.class_id, c.position, count(*) AS n FROM current_label l JOIN class c ON c.id = l.class_id WHERE l.item_id = ? AND l.kind = 'label' GROUP BY l.class_id",
  ),
  answersBetween: db
    .prepare<[number, number], [itemId: number, classId: number, position: number, n: number]>(
      `SELECT l.item_id, l.class_id, c.position, count(*) FROM current_label l CROSS JOIN class c ON c.id = l.class_id
       WHERE l.item_id BETWEEN ? AND ? AND l.kind = 'label' GROUP BY l.item_id, l.class_id`,
    )
    .raw(),
  statesBetween: db
    .prepare<[number, number], [itemId: number, annotations: number, answerClassId: number | null, agreement: number | null]>(
      'SELECT item_id, annotations, answer_class_id, agreement FROM item_state WHERE item_id BETWEEN ? AND ?',
    )
    .raw(),
  update: db.prepare(
    `UPDATE item_state SET annotations = @annotations, answer_class_id = @answer_class_id, agreement = @agreement
     WHERE item_id = @id AND (annotations, answer_class_id, agreement) IS NOT (@annotations, @answer_class_id, @agreement)`,
  ),
}));
