import type { Database } from 'better-sqlite3';
import type { GoldEvent } from '../../../shared/contract/items';
import { cachedStatements } from '../db/cachedStatements';

/** What was decided about an item, oldest first; the last one stands. */
export function readGoldHistory(db: Database, itemId: number): GoldEvent[] {
  const events = statements(db).events.all(itemId);
  return events.map((event, place) => ({ ...event, current: place === events.length - 1 }));
}

const statements = cachedStatements((db) => ({
  events: db.prepare<[number], Omit<GoldEvent, 'current'>>(
    'SELECT g.decision, c.uid AS classUid, g.method, g.by, g.reason, g.created_at AS createdAt FROM gold_event g LEFT JOIN class c ON c.id = g.class_id WHERE g.item_id = ? ORDER BY g.seq',
  ),
}));
