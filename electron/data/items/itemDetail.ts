import type { Database } from 'better-sqlite3';
import type { ItemDetail } from '../../../shared/contract/items';
import { cachedStatements } from '../db/cachedStatements';
import { Refusal } from '../refusal';
import { findItemContent } from './itemContent';

type StoredEvent = Omit<ItemDetail['events'][number], 'current'> & { readonly current: 0 | 1 };
type StoredGold = Omit<ItemDetail['gold'][number], 'current'>;

/** One item with everything that was said about it, oldest first. */
export function getItemDetail(db: Database, itemId: number): ItemDetail {
  const content = findItemContent(db, itemId);
  if (!content) throw new Refusal('unknownItem', `This project has no item ${itemId} any more. Choose another one.`);
  const { events, gold, present } = statements(db);
  const decisions = gold.all(itemId);
  return {
    content,
    goldClassUid: present.get(itemId) ?? null,
    events: events.all(itemId).map((event) => ({ ...event, current: event.current === 1 })),
    gold: decisions.map((decision, place) => ({ ...decision, current: place === decisions.length - 1 })),
  };
}

const statements = cachedStatements((db) => ({
  events: db.prepare<[number], StoredEvent>(
    `SELECT e.uid, e.kind, a.name AS annotator, c.uid AS classUid, e.note, e.created_at AS createdAt, e.duration_ms AS durationMs,
            EXISTS (SELECT 1 FROM current_label l WHERE l.item_id = e.item_id AND l.annotator_id = e.annotator_id AND l.seq = e.seq) AS current
     FROM annotation e JOIN annotator a ON a.id = e.annotator_id LEFT JOIN class c ON c.id = e.class_id
     WHERE e.item_id = ? ORDER BY e.seq`,
  ),
  present: db.prepare<[number], string>('SELECT uid FROM item_state JOIN class ON class.id = gold_class_id WHERE item_id = ?').pluck(),
  gold: db.prepare<[number], StoredGold>('SELECT c.uid AS classUid, g.method, g.by, g.created_at AS createdAt FROM gold_event g LEFT JOIN class c ON c.id = g.class_id WHERE g.item_id = ? ORDER BY g.seq'),
}));
