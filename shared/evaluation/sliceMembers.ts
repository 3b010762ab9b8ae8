import type { TagCodes } from './evaluationRows';
import type { SelectedRows } from './selectRows';

/** The evaluated items of each value of a tag key, as places in `rows.items`, ascending: for what needs the items and not their counts. */
export function sliceMembers({ items, cell, counts }: SelectedRows, { values, codes, more }: TagCodes): Uint32Array[] {
  const members: number[][] = values.map(() => []);
  const others = new Map<number, number[]>();
  more.item.forEach((item, at) => others.set(item, [...(others.get(item) ?? []), more.code[at]!]));
  for (let at = 0; at < items.length; at += 1) {
    if (cell[at] === counts.length) continue;
    const item = items[at]!;
    members[codes[item]!]?.push(at);
    if (others.size > 0) for (const code of others.get(item) ?? []) members[code]!.push(at);
  }
  return members.map((places) => Uint32Array.from(places));
}
