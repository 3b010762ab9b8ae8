import type { CellNumbers } from './numberKeys';

/**
 * Cells of the items asked for (`items`, ascending; `cell` in the same order; `none`: the number of an item that does not count) by item of the project; `none + 1` for those
 * not asked for. Going through arrays from end to end is quicker than picking entries out, unless most are left out: null then. Example: item 1 of 2 with cell 0,
 * none 1 -> 2 0.
 */
export function cellsByItem(items: Uint32Array, cell: CellNumbers, none: number, itemCount: number): CellNumbers | null {
  if (items.length === itemCount) return cell;
  if (items.length < itemCount / 2) return null;
  const found = cell instanceof Uint8Array ? new Uint8Array(itemCount) : cell instanceof Uint16Array ? new Uint16Array(itemCount) : new Uint32Array(itemCount);
  found.fill(none + 1);
  for (let at = 0; at < items.length; at += 1) found[items[at]!] = cell[at]!;
  return found;
}
