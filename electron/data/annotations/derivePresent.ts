import type { Database } from 'better-sqlite3';
import { cachedStatements } from '../db/cachedStatements';
import { effectiveClass } from '../labelSchema/effectiveClass';
import type { PresentAnswer } from './eventWriter';
import { findStanding, type LoggedEvent, type Standing } from './presentAnswer';

type EventRow = LoggedEvent & PresentAnswer;

/** What the log says of one annotator's answers for one item. */
export function deriveStanding(db: Database, itemId: number, annotatorId: number): Standing<PresentAnswer> {
  return findStanding(statements(db).events.all(itemId, annotatorId));
}

/** The annotator's present answer for the item, from the log. */
export function derivePresent(db: Database, itemId: number, annotatorId: number): PresentAnswer | undefined {
  return deriveStanding(db, itemId, annotatorId).present;
}

const statements = cachedStatements((db) => ({
  events: db.prepare<[number, number], EventRow>(
    `SELECT seq, uid, kind, ${effectiveClass('class_id')} AS class_id, refers_to AS refersTo FROM annotation WHERE item_id = ? AND annotator_id = ? ORDER BY seq`,
  ),
}));
