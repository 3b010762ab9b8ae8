import type { Database } from 'better-sqlite3';
import { readIds } from '../items/readIds';
import { decideLabels, type AutomaticMethod, type Decisions } from './decideLabels';

/** What a method would decide for the items that nothing was decided about. Call inside a transaction: two reads must see the same answers. */
export function resolveGold(db: Database, method: AutomaticMethod): Decisions {
  const answers = (column: string) =>
    readIds(
      db,
      `SELECT ${column} AS id FROM current_label CROSS JOIN item_state USING (item_id)
       WHERE decision IS NULL AND kind IN ('label', 'ambiguous') ORDER BY item_id, annotator_id`,
    );
  const abstain = new Set(db.prepare<[], number>('SELECT id FROM class WHERE abstain').pluck().all());
  return decideLabels({ itemIds: answers('item_id'), classIds: answers('ifnull(class_id, 0)'), abstain }, method);
}
