import type { Database } from 'better-sqlite3';
import { Refusal } from '../refusal';

/** Refuses a query about a run that was removed: it would find nothing, and nobody would know why. */
export function requireRun(db: Database, runId: number): void {
  if (db.prepare('SELECT 1 FROM run WHERE id = ? AND removed = 0').get(runId) !== undefined) return;
  const name = db.prepare<[number], string>('SELECT name FROM run WHERE id = ?').pluck().get(runId);
  throw new Refusal('unknownRun', `This filter or order is about a run that is not in the project any more${name === undefined ? '' : ` (“${name.slice(0, 80)}”)`}. Take it out, or choose another run.`);
}
