import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { LabelItem } from '../../../shared/contract/labelling';
import type { AutomationLevel } from '../../../shared/domain/model';
import { cachedStatements } from '../db/cachedStatements';
import { effectiveClass } from '../labelSchema/effectiveClass';

/** What an annotation remembers of the model that looked at the item too: JSON of `annotation.suggestion`. */
export const recordedSuggestion = z.object({ run: z.string(), class: z.string(), confidence: z.number().nullable(), shown: z.boolean(), audit: z.boolean() });
export type RecordedSuggestion = z.infer<typeof recordedSuggestion>;

interface SuggestionRow {
  readonly run: string;
  readonly runName: string;
  readonly class: string;
  readonly confidence: number | null;
  readonly level: AutomationLevel;
  readonly threshold: number;
  readonly audit: 0 | 1;
}

/** What the labelling screen shows of the queue's model for the item. */
export function shownSuggestion(db: Database, queueId: number, itemId: number): LabelItem['suggestion'] {
  const row = statements(db).find.get(queueId, itemId);
  return row && isShown(row) ? { classUid: row.class, confidence: row.confidence, runName: row.runName } : null;
}

/** The same for the log, whether it was shown or not; null where people label alone, or the model says nothing of the item. */
export function recordSuggestion(db: Database, queueId: number, itemId: number): string | null {
  const row = statements(db).find.get(queueId, itemId);
  return row ? JSON.stringify({ run: row.run, class: row.class, confidence: row.confidence, shown: isShown(row), audit: row.audit === 1 } satisfies RecordedSuggestion) : null;
}

/** Never of an item whose answer is to tell how good the model is: one drawn as a check (of the acceptance or of the batch), or one that may still be drawn. */
function isShown({ level, audit, confidence, threshold }: SuggestionRow): boolean {
  if (audit === 1) return false;
  return level === 'assisted' || (level === 'partial' && confidence !== null && confidence < threshold);
}

// One look-up by keys: it is asked for with every answer. Where classes were merged the confidence is that of the class that was predicted.
const statements = cachedStatements((db) => ({
  find: db.prepare<[number, number], SuggestionRow>(
    `SELECT r.uid AS run, r.name AS runName, c.uid AS class, p.confidence, a.level, a.threshold,
       EXISTS (SELECT 1 FROM queue_audit q WHERE q.queue_id = a.queue_id AND q.item_id = p.item_id) OR EXISTS (SELECT 1 FROM sampled_item s WHERE s.queue_id = a.queue_id AND s.item_id = p.item_id AND s.audit = 1) AS audit
     FROM queue_automation a CROSS JOIN run r ON r.id = a.run_id AND r.removed = 0 CROSS JOIN prediction p ON p.run_id = r.id CROSS JOIN class c ON c.id = ${effectiveClass('p.class_id')} AND c.retired = 0
     WHERE a.queue_id = ? AND p.item_id = ? AND a.level <> 'human'`,
  ),
}));
