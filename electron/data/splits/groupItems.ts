import type { Database } from 'better-sqlite3';
import { parseColumn } from '../items/parseColumn';
import { scanField } from '../items/scanField';
import { groupIds, valueGroups } from '../items/valueGroups';
import { Refusal } from '../refusal';

/**
 * The group of every item by item id, -1 where it has no value. `key` is a tag key if there is one of that name, else a kept
 * column. An item with several values of a tag ties their groups together into one: none of them may be split.
 */
export function groupItems(db: Database, key: string, maxId: number): Int32Array {
  const groupOf = new Int32Array(maxId + 1).fill(-1);
  const parents: number[] = [];
  const root = (group: number): number => {
    while (parents[group] !== group) group = parents[group] = parents[parents[group]!]!;
    return group;
  };
  const join = (id: number, group: number) => {
    const known = groupOf[id]!;
    if (known === -1) groupOf[id] = group;
    else parents[root(group)] = root(known);
  };
  const column = parseColumn(`tag:${key}`);
  if (column.kind === 'tag' && db.prepare('SELECT 1 FROM tag WHERE key = ?').get(key) !== undefined) {
    valueGroups(db, column).forEach((value, group) => {
      parents.push(group);
      for (const id of groupIds(db, column, value)) join(id, group);
    });
  } else {
    const numbers = new Map<string, number>();
    for (const [id, value] of scanField(db, key)) {
      let group = numbers.get(value);
      if (group === undefined) {
        group = numbers.size;
        numbers.set(value, group);
        parents.push(group);
      }
      join(id, group);
    }
    if (numbers.size === 0) throw new Refusal('unknownGroup', `No item has a tag or column “${key.slice(0, 80)}” to group by. The splits were left as they are; choose a key that the items have.`);
  }
  return groupOf.map((group) => (group === -1 ? -1 : root(group)));
}
