import type { Database } from 'better-sqlite3';
import type { Output } from '../../../shared/contract';
import { cachedStatements } from '../db/cachedStatements';
import { effectiveClass } from '../labelSchema/effectiveClass';

/** Whether the item left the queue with an auto-label. */
export function isAutoLabelledIn(db: Database, queueId: number, itemId: number): boolean {
  return statements(db).isIn.get(itemId, queueId) !== undefined;
}

/** How many auto-labels the queue gave. */
export function countAutoLabels(db: Database, queueId: number): number {
  return statements(db).count.get(queueId)!;
}

/** All auto-labels of the project: by class in schema order, by queue in order of acceptance. */
export function summariseAutoLabels(db: Database): Output<'autoLabels.summary'> {
  return {
    items: db.prepare<[], number>('SELECT count(*) FROM auto_label').pluck().get()!,
    byClass: db
      .prepare<[], { classUid: string; items: number }>(
        `SELECT c.uid AS classUid, sum(given.items) AS items FROM (SELECT class_id, count(*) AS items FROM auto_label GROUP BY class_id) given JOIN class c ON c.id = ${effectiveClass('given.class_id')} GROUP BY c.id ORDER BY c.position, c.id`,
      )
      .all(),
    byQueue: db
      .prepare<[], { queueId: number; name: string; items: number; at: number }>(
        'SELECT q.id AS queueId, q.name, count(*) AS items, max(l.created_at) AS at FROM auto_label l JOIN queue q ON q.id = l.queue_id GROUP BY q.id ORDER BY at, q.id',
      )
      .all(),
  };
}

const statements = cachedStatements((db) => ({
  isIn: db.prepare<[number, number], number>('SELECT 1 FROM auto_label WHERE item_id = ? AND queue_id = ?').pluck(),
  count: db.prepare<[number], number>('SELECT count(*) FROM auto_label WHERE queue_id = ?').pluck(),
}));
