import type { Database } from 'better-sqlite3';
import type { ItemSelection } from '../../../shared/domain/itemQuery';
import { Refusal } from '../refusal';
import { findItemsOnce } from './findItems';

/** Ids that cross to SQL in one text; a million take about a third of a second. */
const CHUNK = 50_000;

/**
 * The ids of the items selected: a query's in its order, named ones as they were named, each once.
 * Throws `Refusal` when a named item does not exist, or nothing is selected.
 */
export function resolveSelection(db: Database, selection: ItemSelection): Uint32Array {
  const ids = selection.kind === 'ids' ? namedItems(db, selection.ids) : foundItems(db, selection);
  if (ids.length === 0) throw new Refusal('nothingSelected', 'The selection holds no items, so nothing was changed.');
  return ids;
}

/** Puts ids into the connection's temporary table `selection(item_id)` (in memory, never in the project file), replacing what was there. */
export function fillSelectionTable(db: Database, ids: Uint32Array): void {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS selection (item_id INTEGER PRIMARY KEY); DELETE FROM temp.selection;');
  const insert = db.prepare('INSERT OR IGNORE INTO temp.selection SELECT value FROM json_each(?)');
  for (let from = 0; from < ids.length; from += CHUNK) insert.run(`[${ids.subarray(from, from + CHUNK).join(',')}]`);
}

/** Lets go of the memory that the selection took. */
export function clearSelectionTable(db: Database): void {
  db.exec('DELETE FROM temp.selection');
}

function foundItems(db: Database, { query, except }: Extract<ItemSelection, { kind: 'query' }>): Uint32Array {
  const ids = findItemsOnce(db, query);
  if (except.length === 0) return ids;
  const left = new Set(except);
  return ids.filter((id) => !left.has(id));
}

function namedItems(db: Database, named: readonly number[]): Uint32Array {
  const ids = Uint32Array.from(new Set(named));
  fillSelectionTable(db, ids);
  const missing = db.prepare<[], number>('SELECT item_id FROM temp.selection WHERE item_id NOT IN (SELECT item_id FROM item_state) LIMIT 1').pluck().get();
  if (missing !== undefined) throw new Refusal('unknownItem', `The selection names an item (${missing}) that this project does not have. Nothing was changed; read the list again.`);
  return ids;
}
