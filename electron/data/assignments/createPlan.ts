import type { Database } from 'better-sqlite3';
import { ulid } from 'ulid';
import type { Input, Output } from '../../../shared/contract';
import { enterQueue } from '../queues/places';
import { Refusal } from '../refusal';
import { planWork } from './planWork';

/** Writes the plan and a queue for each annotator who gets items. */
export function createPlan(db: Database, input: Input<'assignments.create'>, now: number): Output<'assignments.create'> {
  const { items, annotators, plan } = planWork(db, input);
  if (plan.queues.every((queue) => queue.length === 0)) {
    throw new Refusal('nothingToAssign', 'Everybody has answered these items already, or has them in a queue of their own: there is nothing to share out. Nothing was changed.');
  }
  const { name, rule: overlap, order, seed } = input;
  const rule = JSON.stringify({ overlap, order, annotators: input.annotators, items: items.length } satisfies StoredRule);
  const planId = Number(db.prepare('INSERT INTO assignment_plan (uid, name, rule, seed, created_at) VALUES (?, ?, ?, ?, ?)').run(ulid(now), name, rule, seed, now).lastInsertRowid);
  const addQueue = db.prepare('INSERT INTO queue (name, created_at, annotator_id, plan_id) VALUES (?, ?, ?, ?)');
  const addItem = db.prepare('INSERT INTO queue_item (queue_id, position, item_id) VALUES (?, ?, ?)');
  const queues = annotators.flatMap(({ id: annotatorId }, place) => {
    const own = plan.queues[place]!;
    if (own.length === 0) return [];
    const queueId = Number(addQueue.run(name, now, annotatorId, planId).lastInsertRowid);
    own.forEach((item, at) => addItem.run(queueId, at + 1, items[item]!));
    // counters from the start: progress of a team is then read, not counted
    enterQueue(db, annotatorId, queueId, null);
    return [{ annotatorId, queueId, items: own.length }];
  });
  return { planId, items: items.length, queues };
}

/** `assignment_plan.rule`, as JSON. */
export interface StoredRule {
  readonly overlap: Input<'assignments.create'>['rule'];
  readonly order: Input<'assignments.create'>['order'];
  readonly annotators: Input<'assignments.create'>['annotators'];
  /** Items that were selected. */
  readonly items: number;
}
