import type { TagCodes } from './evaluationRows';
import type { SelectedRows } from './selectRows';

/** The evaluated items of each value of a tag key, ascending: for what needs the items and not their counts. */
export function sliceMembers({ cell, counts }: SelectedRows, { values, codes, more }: TagCodes): Uint32Array[] {
  const members: number[][] = values.map(() => []);
  const others = new Map<number, number[]>();
  more.item.forEach((item, at) => others.set(item, [...(others.get(item) ?? []), more.code[at]!]));
  for (let item = 0; item < cell.length; item += 1) {
    if (cell[item]! >= counts.length) continue;
    members[codes[item]!]?.push(item);
    if (others.size > 0) for (const code of others.get(item) ?? []) members[code]!.push(item);
  }
  return members.map((items) => Uint32Array.from(items));
}
