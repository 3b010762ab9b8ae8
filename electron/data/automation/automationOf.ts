import type { Database } from 'better-sqlite3';
import type { QueueAutomation } from '../../../shared/contract/automation';
import { cachedStatements } from '../db/cachedStatements';

/** What a queue without a setting of its own does. */
const HUMAN_ONLY: QueueAutomation = { level: 'human', runId: null, threshold: 0.9, auditShare: 0.1, seed: 0 };

/** How far a model may act for people in the queue. */
export function automationOf(db: Database, queueId: number): QueueAutomation {
  return statements(db).find.get(queueId) ?? HUMAN_ONLY;
}

export function writeAutomation(db: Database, queueId: number, automation: QueueAutomation): void {
  db.prepare('INSERT OR REPLACE INTO queue_automation (queue_id, level, run_id, threshold, audit_share, seed) VALUES (@queueId, @level, @runId, @threshold, @auditShare, @seed)').run({ ...automation, queueId });
}

const statements = cachedStatements((db) => ({
  find: db.prepare<[number], QueueAutomation>('SELECT level, run_id AS runId, threshold, audit_share AS auditShare, seed FROM queue_automation WHERE queue_id = ?'),
}));
