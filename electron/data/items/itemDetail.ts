import type { Database } from 'better-sqlite3';
import type { ItemDetail } from '../../../shared/contract/items';
import { cachedStatements } from '../db/cachedStatements';
import { Refusal } from '../refusal';
import { readGoldHistory } from '../gold/readGoldHistory';
import { effectiveClass } from '../labelSchema/effectiveClass';
import { findItemContent } from './itemContent';

type StoredEvent = Omit<ItemDetail['events'][number], 'current'> & { readonly current: 0 | 1 };

/** One item with everything that was said about it, oldest first. */
export function getItemDetail(db: Database, itemId: number): ItemDetail {
  const content = findItemContent(db, itemId);
  if (!content) throw new Refusal('unknownItem', `This project has no item ${itemId} any more. Choose another one.`);
  const { events, present, autoLabel } = statements(db);
  return {
    content,
    ...present.get(itemId)!,
    autoLabel: autoLabel.get(itemId) ?? null,
    events: events.all(itemId).map((event) => ({ ...event, current: event.current === 1 })),
    gold: readGoldHistory(db, itemId),
  };
}

const statements = cachedStatements((db) => ({
  events: db.prepare<[number], StoredEvent>(
    `SELECT e.uid, e.kind, a.name AS annotator, c.uid AS classUid, e.note, e.created_at AS createdAt, e.duration_ms AS durationMs,
            EXISTS (SELECT 1 FROM current_label l WHERE l.item_id = e.item_id AND l.annotator_id = e.annotator_id AND l.seq = e.seq) AS current
     FROM annotation e JOIN annotator a ON a.id = e.annotator_id LEFT JOIN class c ON c.id = e.class_id
     WHERE e.item_id = ? ORDER BY e.seq`,
  ),
  present: db.prepare<[number], Pick<ItemDetail, 'goldClassUid' | 'decision'>>('SELECT c.uid AS goldClassUid, decision FROM item_state LEFT JOIN class c ON c.id = gold_class_id WHERE item_id = ?'),
  autoLabel: db.prepare<[number], NonNullable<ItemDetail['autoLabel']>>(
    `SELECT c.uid AS classUid, l.confidence, r.name AS runName, l.created_at AS createdAt FROM auto_label l JOIN class c ON c.id = ${effectiveClass('l.class_id')} JOIN run r ON r.id = l.run_id WHERE l.item_id = ?`,
  ),
}));
