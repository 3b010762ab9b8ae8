import type { Database } from 'better-sqlite3';
import { cachedStatements } from '../db/cachedStatements';
import { appendToQueue, takeFromQueue } from '../queues/moveWork';
import { getProgress } from '../queues/progress';

/**
 * After the answers of an item changed: plans that go on until agreement give it to one annotator more, or take the one they added
 * away again. It needs one more when everybody who has it has answered, fewer than `start` of all answers are the same class
 * (ambiguous marks and abstain classes agree with nobody) and fewer than `max` people have it; then the annotator of the plan with
 * the fewest open items gets it at the end of their queue. What was added goes again, while it is unanswered, once enough agree or
 * too few have answered: so taking an answer back takes back what followed from it. Returns whether a queue changed. Only look-ups by
 * index: it is on the path of every label.
 */
export function extendOverlap(db: Database, itemId: number): boolean {
  const { plansOf, answersOf } = statements(db);
  const plans = plansOf.all(itemId);
  if (plans.length === 0) return false;
  const answers = answersOf.all(itemId);
  let changed = false;
  for (const plan of plans) changed = settle(db, itemId, plan, answers) || changed;
  return changed;
}

/** The same for many items, after an import or a merge. */
export function extendOverlaps(db: Database, itemIds: Iterable<number>): boolean {
  if (statements(db).anyPlan.get() === undefined) return false;
  let changed = false;
  for (const itemId of itemIds) changed = extendOverlap(db, itemId) || changed;
  return changed;
}

function settle(db: Database, itemId: number, { id: planId, start, most }: GrowingPlan, answers: readonly Answer[]): boolean {
  const { holdersOf, questionedOf, remember } = statements(db);
  const answered = new Set(answers.map((answer) => answer.annotatorId));
  const holders = holdersOf.all(itemId, planId);
  const isSettled = answers.length < start || mostAgreeing(answers) >= start;
  if (isSettled) return withdrawExtras(db, itemId, holders.filter((holder) => holder.isExtra === 1 && holder.isSkipped === 0 && !answered.has(holder.annotatorId)));
  const people = new Set([...answered, ...holders.map((holder) => holder.annotatorId)]);
  if (people.size > answered.size || people.size >= most) return false;
  // In whose queue it is hidden as a gold question, it is already.
  const queueId = findLeastBusy(db, planId, new Set([...people, ...questionedOf.all(itemId, planId)]));
  if (queueId === null) return false;
  appendToQueue(db, queueId, itemId);
  remember.run(queueId, itemId);
  return true;
}

function withdrawExtras(db: Database, itemId: number, extras: readonly Holder[]): boolean {
  for (const { queueId, annotatorId } of extras) {
    takeFromQueue(db, queueId, annotatorId, itemId);
    statements(db).forget.run(queueId, itemId);
  }
  return extras.length > 0;
}

/** How many answers the commonest class has; abstain classes are no answers that somebody could agree with. */
function mostAgreeing(answers: readonly Answer[]): number {
  const votes = new Map<number, number>();
  for (const { classId, abstain } of answers) if (classId !== null && abstain === 0) votes.set(classId, (votes.get(classId) ?? 0) + 1);
  return Math.max(0, ...votes.values());
}

/** The plan's queue with the fewest unanswered items, of those whose annotators do not have the item; null when all have. */
function findLeastBusy(db: Database, planId: number, having: ReadonlySet<number>): number | null {
  let best: { queueId: number; open: number } | null = null;
  for (const { queueId, annotatorId } of statements(db).queuesOf.all(planId)) {
    if (having.has(annotatorId)) continue;
    const { total, labelled } = getProgress(db, annotatorId, queueId);
    if (best === null || total - labelled < best.open) best = { queueId, open: total - labelled };
  }
  return best?.queueId ?? null;
}

interface GrowingPlan {
  readonly id: number;
  readonly start: number;
  readonly most: number;
}
interface Answer {
  readonly annotatorId: number;
  readonly classId: number | null;
  readonly abstain: number | null;
}
interface Holder {
  readonly queueId: number;
  readonly annotatorId: number;
  readonly isExtra: 0 | 1;
  readonly isSkipped: 0 | 1;
}

const GROWS = "p.removed = 0 AND p.rule ->> '$.overlap.kind' = 'untilAgreement'";
const NO_QUESTION = 'NOT EXISTS (SELECT 1 FROM gold_question g WHERE g.queue_id = i.queue_id AND g.item_id = i.item_id)';
const statements = cachedStatements((db) => ({
  anyPlan: db.prepare<[], number>(`SELECT 1 FROM assignment_plan p WHERE ${GROWS}`).pluck(),
  plansOf: db.prepare<[number], GrowingPlan>(
    `SELECT DISTINCT p.id, p.rule ->> '$.overlap.start' AS start, p.rule ->> '$.overlap.max' AS most
     FROM queue_item i CROSS JOIN queue q ON q.id = i.queue_id CROSS JOIN assignment_plan p ON p.id = q.plan_id
     WHERE i.item_id = ? AND q.removed = 0 AND ${GROWS} AND ${NO_QUESTION}`,
  ),
  answersOf: db.prepare<[number], Answer>(
    "SELECT l.annotator_id AS annotatorId, l.class_id AS classId, c.abstain FROM current_label l LEFT JOIN class c ON c.id = l.class_id WHERE l.item_id = ? AND l.kind <> 'skip'",
  ),
  holdersOf: db.prepare<[number, number], Holder>(
    `SELECT q.id AS queueId, q.annotator_id AS annotatorId,
            EXISTS (SELECT 1 FROM extra_assignment e WHERE e.queue_id = q.id AND e.item_id = i.item_id) AS isExtra,
            EXISTS (SELECT 1 FROM current_label l WHERE l.item_id = i.item_id AND l.annotator_id = q.annotator_id AND l.kind = 'skip') AS isSkipped
     FROM queue_item i CROSS JOIN queue q ON q.id = i.queue_id WHERE i.item_id = ? AND q.plan_id = ? AND q.removed = 0 AND ${NO_QUESTION}`,
  ),
  questionedOf: db
    .prepare<[number, number], number>(`SELECT q.annotator_id FROM queue_item i CROSS JOIN queue q ON q.id = i.queue_id WHERE i.item_id = ? AND q.plan_id = ? AND q.removed = 0 AND NOT (${NO_QUESTION})`)
    .pluck(),
  queuesOf: db.prepare<[number], { queueId: number; annotatorId: number }>('SELECT id AS queueId, annotator_id AS annotatorId FROM queue WHERE plan_id = ? AND removed = 0 ORDER BY id'),
  remember: db.prepare('INSERT OR IGNORE INTO extra_assignment (queue_id, item_id) VALUES (?, ?)'),
  forget: db.prepare('DELETE FROM extra_assignment WHERE queue_id = ? AND item_id = ?'),
}));
