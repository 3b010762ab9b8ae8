import type { Database } from 'better-sqlite3';
import type { PlanInfo } from '../../../shared/contract/assignments';
import { cachedStatements } from '../db/cachedStatements';
import { getProgress } from '../queues/progress';
import type { StoredRule } from './createPlan';

/** Plans that were not removed, with how far each annotator is. */
export function listPlans(db: Database): PlanInfo[] {
  const { plans, queuesOf } = statements(db);
  return plans.all().map(({ rule, ...plan }) => {
    const { overlap, items } = JSON.parse(rule) as StoredRule;
    return { ...plan, rule: overlap, items, annotators: queuesOf.all(plan.planId).map((queue) => ({ ...queue, ...getProgress(db, queue.annotatorId, queue.queueId) })) };
  });
}

const statements = cachedStatements((db) => ({
  plans: db.prepare<[], Pick<PlanInfo, 'planId' | 'name' | 'seed' | 'createdAt'> & { readonly rule: string }>('SELECT id AS planId, name, rule, seed, created_at AS createdAt FROM assignment_plan WHERE removed = 0 ORDER BY id'),
  queuesOf: db.prepare<[number], { readonly queueId: number; readonly annotatorId: number; readonly name: string; readonly extra: number }>(
    `SELECT q.id AS queueId, a.id AS annotatorId, a.name, (SELECT count(*) FROM extra_assignment e WHERE e.queue_id = q.id) AS extra
     FROM queue q JOIN annotator a ON a.id = q.annotator_id WHERE q.plan_id = ? AND q.removed = 0 ORDER BY q.id`,
  ),
}));
