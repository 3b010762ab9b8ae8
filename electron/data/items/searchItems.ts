import type { Database } from 'better-sqlite3';
import { parseSearch } from '../../../shared/domain/parseSearch';
import { IdSet } from './idSet';
import { readIds } from './readIds';

/** The items that hold everything the search asks for; null when it asks for nothing. */
export function searchItems(db: Database, search: string, universe: IdSet): IdSet | null {
  const { match, literals } = parseSearch(search);
  if (match === null && literals.length === 0) return null;
  let found = universe;
  if (match !== null) found = found.and(IdSet.of(readIds(db, 'SELECT rowid AS id FROM item_search WHERE item_search MATCH ?', match), universe.maxId));
  for (const literal of literals) found = found.and(IdSet.of(readIds(db, 'SELECT id FROM item WHERE instr(content, ?)', literal), universe.maxId));
  return found;
}
