import type { Database } from 'better-sqlite3';
import { findStanding, type LoggedEvent, type Standing } from '../annotations/presentAnswer';
import { cachedStatements } from '../db/cachedStatements';
import { effectiveClass } from '../labelSchema/effectiveClass';

type DecisionRow = LoggedEvent & { readonly classId: number | null };

/** What the history says of an item: which decision stands, and which others do that did not know of it. `kind` is the decision; `open`: none. */
export function deriveDecisions(db: Database, itemId: number): Standing<DecisionRow> {
  return findStanding(statements(db).events.all(itemId));
}

/** The decision about an item as `item_state` holds it. */
export function deriveDecision(db: Database, itemId: number): { readonly decision: string | null; readonly classId: number | null } {
  const { present } = deriveDecisions(db, itemId);
  return !present || present.kind === 'open' ? { decision: null, classId: null } : { decision: present.kind, classId: present.classId };
}

const statements = cachedStatements((db) => ({
  events: db.prepare<[number], DecisionRow>(`SELECT uid, decision AS kind, refers_to AS refersTo, ${effectiveClass('class_id')} AS classId FROM gold_event WHERE item_id = ? ORDER BY seq`),
}));
