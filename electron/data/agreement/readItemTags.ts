import type { Database } from 'better-sqlite3';
import { groupIds, valueGroups } from '../items/valueGroups';

/** A value of a tag key (null: no value of it) and which items of a list have it. */
export interface TagGroup {
  readonly value: string | null;
  /** 1 where the item has the value; an entry for each item of the list. */
  readonly has: Uint8Array;
}

/** The values of a tag key, as the grid orders them, and the items (by place in `itemIds`, ascending) that have each; then those without any. Values that no item of the list has are left out. */
export function readItemTags(db: Database, itemIds: Uint32Array, key: string): TagGroup[] {
  const column = { kind: 'tag', key } as const;
  const untagged = new Uint8Array(itemIds.length).fill(1);
  const groups = valueGroups(db, column).map((group): TagGroup => {
    const has = new Uint8Array(itemIds.length);
    let at = 0;
    for (const id of groupIds(db, column, group)) {
      while (at < itemIds.length && itemIds[at]! < id) at += 1;
      if (itemIds[at] !== id) continue;
      has[at] = 1;
      untagged[at] = 0;
    }
    return { value: group.value, has };
  });
  return [...groups, { value: null, has: untagged }].filter(({ has }) => has.includes(1));
}
