import type { Database } from 'better-sqlite3';
import type { AssignmentPreview, AssignmentRequest } from '../../../shared/contract/assignments';
import { planWork } from './planWork';

/** What a plan would give: to each annotator, to each item, and to each pair. */
export function previewWork(db: Database, request: AssignmentRequest): AssignmentPreview {
  const { items, annotators, plan } = planWork(db, request);
  const overlap = new Map<number, number>();
  for (const people of plan.overlap) overlap.set(people, (overlap.get(people) ?? 0) + 1);
  return {
    items: items.length,
    annotators: annotators.map(({ id, name }, place) => ({ annotatorId: id, name, items: plan.queues[place]!.length })),
    overlap: [...overlap].sort(([a], [b]) => a - b).map(([people, count]) => ({ people, items: count })),
    pairs: annotators.flatMap((a, place) => annotators.slice(place + 1).map((b, next) => ({ a: a.id, b: b.id, items: plan.shared[place * annotators.length + place + 1 + next]! }))),
    short: plan.short,
  };
}
