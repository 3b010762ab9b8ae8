import type { Database } from 'better-sqlite3';
import { NO_CLASS } from '../../../shared/evaluation/evaluationRows';
import { findStanding, type LoggedEvent } from '../annotations/presentAnswer';
import type { Truth } from '../evaluation/loadTruth';

type DecisionRow = LoggedEvent & { readonly itemId: number; readonly classId: number | null };

/**
 * Gold labels as they stood after event `goldSeq` of the gold log, by item, as places in the classes of now (a class merged since counts as its target). Only items with a
 * later event can differ from now; of these the decision is derived anew from the events up to then.
 */
export function goldAsOf(db: Database, { actual, placeOf }: Truth, goldSeq: number): Int16Array {
  const before = actual.slice();
  const later = db.prepare<[number], number>('SELECT DISTINCT item_id FROM gold_event WHERE seq > ?').pluck().all(goldSeq);
  for (const itemId of later) before[itemId - 1] = NO_CLASS;
  const events = db
    .prepare<{ goldSeq: number }, DecisionRow>(
      `SELECT item_id AS itemId, uid, decision AS kind, refers_to AS refersTo, class_id AS classId FROM gold_event
       WHERE seq <= @goldSeq AND item_id IN (SELECT item_id FROM gold_event WHERE seq > @goldSeq) ORDER BY item_id, seq`,
    )
    .all({ goldSeq });
  for (let from = 0; from < events.length; ) {
    const { itemId } = events[from]!;
    let to = from;
    while (events[to]?.itemId === itemId) to += 1;
    const { present } = findStanding(events.slice(from, to));
    if (present?.kind === 'label' && present.classId !== null) before[itemId - 1] = placeOf.get(present.classId)!;
    from = to;
  }
  return before;
}
