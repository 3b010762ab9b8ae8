import type { Database } from 'better-sqlite3';
import { scanField } from '../items/scanField';
import { groupIds, valueGroups } from '../items/valueGroups';
import { Refusal } from '../refusal';

/** Where groups come from: the values of a tag, those of a kept column, or either (a split names no kind), and what a refusal says was kept. */
interface GroupSource {
  readonly from: 'tag' | 'field' | 'either';
  readonly kept: string;
}

/**
 * The group of every item by item id, -1 where it has no value: its tag of this key, its kept column of this name, or (`either`) the tag, else the column,
 * because a column is a tag in one import and, with too many values for that, only kept in the next. An item with several values of a tag
 * ties their groups together into one: none of them may be split.
 */
export function groupItems(db: Database, key: string, maxId: number, { from, kept }: GroupSource): Int32Array {
  const groupOf = new Int32Array(maxId + 1).fill(-1);
  const parents: number[] = [];
  const groups = new Map<string, number>();
  const groupOfValue = (value: string): number => {
    const group = groups.get(value) ?? parents.push(parents.length) - 1;
    groups.set(value, group);
    return group;
  };
  const root = (group: number): number => {
    while (parents[group] !== group) group = parents[group] = parents[parents[group]!]!;
    return group;
  };
  const join = (id: number, group: number) => {
    const known = groupOf[id]!;
    if (known === -1) groupOf[id] = group;
    else parents[root(group)] = root(known);
  };
  const column = { kind: 'tag', key } as const;
  if (from !== 'field') for (const group of valueGroups(db, column)) for (const id of groupIds(db, column, group)) join(id, groupOfValue(group.value));
  if (from !== 'tag') for (const [id, value] of scanField(db, key)) if (groupOf[id] === -1) groupOf[id] = groupOfValue(value);
  if (groups.size === 0) {
    const what = { tag: 'tag', field: 'column', either: 'tag or column' }[from];
    throw new Refusal('unknownGroup', `No item has a ${what} “${key.slice(0, 80)}” to group by. ${kept}; choose a key that the items have.`);
  }
  return groupOf.map((group) => (group === -1 ? -1 : root(group)));
}
