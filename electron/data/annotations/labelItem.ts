import type { Database } from 'better-sqlite3';
import type { LabelItem } from '../../../shared/contract/labelling';
import { shownSuggestion } from '../automation/suggestions';
import { cachedStatements } from '../db/cachedStatements';
import { findItemContent } from '../items/itemContent';
import type { QueueItem } from '../queues/queueItems';

/** An item as the labelling screen gets it: content, place and this annotator's present answer. In a queue for another look, an answer from before it is not shown: it is to be given afresh. */
export function toLabelItem(db: Database, annotatorId: number, { itemId, place }: QueueItem, queueId: number): LabelItem {
  return { position: place, content: findItemContent(db, itemId)!, answer: statements(db).answer.get(itemId, annotatorId, queueId) ?? null, suggestion: shownSuggestion(db, queueId, itemId) };
}

const statements = cachedStatements((db) => ({
  answer: db.prepare<[number, number, number], NonNullable<LabelItem['answer']>>(
    `SELECT a.uid AS annotationUid, l.kind, c.uid AS classUid, a.note, a.created_at AS createdAt
     FROM current_label l JOIN annotation a ON a.seq = l.seq LEFT JOIN class c ON c.id = l.class_id
     WHERE l.item_id = ? AND l.annotator_id = ? AND l.seq > ifnull((SELECT since_seq FROM queue WHERE id = ?), 0)`,
  ),
}));
