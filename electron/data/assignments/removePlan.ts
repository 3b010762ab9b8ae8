import type { Database } from 'better-sqlite3';
import { Refusal } from '../refusal';

/** A removed plan keeps its rows, like a removed queue: answers on their way still find it, and undo brings it back. Returns its name. */
export function setPlanRemoved(db: Database, planId: number, removed: boolean): string {
  const value = removed ? 1 : 0;
  const name = db.prepare<[number, number], string>('UPDATE assignment_plan SET removed = ? WHERE id = ? RETURNING name').pluck().get(value, planId);
  if (name === undefined) throw new Refusal('unknownPlan', 'This plan is not in the project. Nothing was changed.');
  db.prepare('UPDATE queue SET removed = ? WHERE plan_id = ?').run(value, planId);
  return name;
}
