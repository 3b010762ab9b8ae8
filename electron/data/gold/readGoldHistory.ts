import type { Database } from 'better-sqlite3';
import type { GoldEvent } from '../../../shared/contract/items';
import { cachedStatements } from '../db/cachedStatements';
import { standingSeq } from './standingDecision';

/** What was decided about an item, oldest first, and which of it stands: the last one, unless copies of the project that decided by themselves were merged. */
export function readGoldHistory(db: Database, itemId: number): GoldEvent[] {
  const { events, standing } = statements(db);
  const stands = standing.get({ itemId });
  return events.all(itemId).map(({ seq, ...event }) => ({ ...event, current: seq === stands }));
}

const statements = cachedStatements((db) => ({
  events: db.prepare<[number], Omit<GoldEvent, 'current'> & { readonly seq: number }>(
    'SELECT g.seq, g.decision, c.uid AS classUid, g.method, g.by, g.reason, g.created_at AS createdAt FROM gold_event g LEFT JOIN class c ON c.id = g.class_id WHERE g.item_id = ? ORDER BY g.seq',
  ),
  standing: db.prepare<{ itemId: number }, number | null>(`SELECT ${standingSeq('@itemId')}`).pluck(),
}));
