import type { Database } from 'better-sqlite3';
import type { ItemSelection } from '../../../shared/domain/itemQuery';
import { findItems } from '../items/findItems';
import { readIds } from '../items/readIds';
import { Refusal } from '../refusal';

/** The ids of the items selected, in order of import. Throws `Refusal` for a query that makes no sense and for an item that does not exist. */
export function findSelected(db: Database, selection: ItemSelection): Uint32Array {
  if (selection.kind === 'query') {
    const except = new Set(selection.except);
    return findItems(db, { ...selection.query, sort: null }).filter((id) => !except.has(id));
  }
  const named = new Set(selection.ids);
  const ids = readIds(db, 'SELECT item_id AS id FROM item_state WHERE item_id IN (SELECT value FROM json_each(?)) ORDER BY item_id', JSON.stringify([...named]));
  if (ids.length < named.size) throw new Refusal('unknownItem', 'The list names an item that this project does not have. No file was written; read the list again.');
  return ids;
}
