import type { Database } from 'better-sqlite3';
import type { ItemQuery } from '../../../shared/domain/itemQuery';
import { filterItems } from './filterItems';
import { IdSet } from './idSet';
import { firstItems, orderItems } from './orderItems';
import { readIds } from './readIds';
import { ResultCache } from './resultCache';
import { searchItems } from './searchItems';

const caches = new WeakMap<Database, ResultCache>();

/**
 * The ids of the items a query finds, in its order. Each filter becomes a set of bits read off an index, each order a list;
 * lists and sets are kept until the file changes, so that a jump to any page after the first costs nothing.
 * Throws `Refusal` for a column or value that makes no sense.
 */
export function findItems(db: Database, query: ItemQuery): Uint32Array {
  const cache = currentCache(db);
  return cache.keep(['query', query], () => compute(db, query, cache));
}

/** A page near the top of a new order is read off the index at once; the whole list is only made when it is needed. */
const TOP = 1_000;

/** Ids `offset`..`offset+limit` of what a query finds, and how many it finds in all. */
export function findPage(db: Database, query: ItemQuery, offset: number, limit: number): { readonly ids: Uint32Array; readonly total: number } {
  const cache = currentCache(db);
  const { sort } = query;
  if (sort && query.filters.length === 0 && query.search === '' && offset + limit <= TOP && !cache.has(['query', query])) {
    const total = cache.keep(['universe'], () => readUniverse(db)).length;
    const first = firstItems(db, sort, Math.min(offset + limit, total));
    if (first) return { ids: first.subarray(offset), total };
  }
  const ids = findItems(db, query);
  return { ids: ids.subarray(offset, offset + limit), total: ids.length };
}

/** As `findItems`, keeping nothing: for the connection that writes, where the next write would make it stale anyway. */
export function findItemsOnce(db: Database, query: ItemQuery): Uint32Array {
  return compute(db, query, new ResultCache());
}

function currentCache(db: Database): ResultCache {
  let cache = caches.get(db);
  if (!cache) caches.set(db, (cache = new ResultCache()));
  cache.forgetIfChanged(db);
  return cache;
}

function compute(db: Database, query: ItemQuery, cache: ResultCache): Uint32Array {
  const universe = cache.keep(['universe'], () => readUniverse(db));
  const maxId = universe.at(-1) ?? 0;
  const everything = () => cache.keep(['everything'], () => IdSet.of(universe, maxId));
  const sets = query.filters.map((filter) => cache.keep(['filter', filter], () => filterItems(db, filter, everything())));
  if (query.search !== '') {
    const found = cache.keep(['search', query.search], () => searchItems(db, query.search, everything()) ?? everything());
    sets.push(found);
  }
  const { sort } = query;
  const order = sort ? cache.keep(['order', sort], () => orderItems(db, sort, universe, maxId)) : universe;
  return sets.length === 0 ? order : sets.reduce((a, b) => a.and(b)).filter(order);
}

/** All item ids, ascending. Without gaps they are counted, not read. */
function readUniverse(db: Database): Uint32Array {
  const { count, first, last } = db.prepare<[], { count: number; first: number; last: number }>(`SELECT (SELECT count(*) FROM item_state) AS count, ifnull((SELECT min(item_id) FROM item_state), 1) AS first, ifnull((SELECT max(item_id) FROM item_state), 0) AS last`).get()!;
  if (last - first + 1 !== count) return readIds(db, 'SELECT item_id AS id FROM item_state ORDER BY item_id');
  const ids = new Uint32Array(count);
  for (let index = 0; index < count; index++) ids[index] = first + index;
  return ids;
}
