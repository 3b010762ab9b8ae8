import type { SliceKey } from '../../../shared/slices/sliceRows';
import type { DimensionCodes } from '../evaluation/loadTagCodes';

export interface SearchedKey extends SliceKey {
  readonly codes: Int32Array;
  /** By value of the key: its place in the dimension. */
  readonly places: readonly number[];
}

interface Choice {
  readonly itemCount: number;
  readonly minSupport: number;
  /** By place in the dimension. */
  readonly isLeftOut: (place: number) => boolean;
}

/** The values of a dimension that are not left out, and that enough of the items (`items`, ascending) have, and not all of them, numbered anew. Of the others nothing can be found. */
export function sliceKey({ values, codes, more }: DimensionCodes, items: Uint32Array, { itemCount, minSupport, isLeftOut }: Choice): SearchedKey {
  const rowOf = more.item.length === 0 ? null : new Int32Array(itemCount).fill(-1);
  if (rowOf) items.forEach((item, row) => (rowOf[item] = row));
  const support = new Uint32Array(values.length);
  for (let row = 0; row < items.length; row += 1) if (codes[items[row]!]! >= 0) support[codes[items[row]!]!]! += 1;
  more.item.forEach((item, at) => rowOf![item]! >= 0 && (support[more.code[at]!]! += 1));
  const placeOf = new Int32Array(values.length).fill(-1);
  const places: number[] = [];
  support.forEach((count, place) => {
    if (count >= minSupport && count < items.length && !isLeftOut(place)) placeOf[place] = places.push(place) - 1;
  });
  const found = new Int32Array(items.length);
  for (let row = 0; row < items.length; row += 1) found[row] = codes[items[row]!]! < 0 ? -1 : placeOf[codes[items[row]!]!]!;
  return { valueCount: places.length, codes: found, places, more: rowOf && groupMore(more, rowOf, placeOf, items.length) };
}

function groupMore(more: DimensionCodes['more'], rowOf: Int32Array, placeOf: Int32Array, rowCount: number): SliceKey['more'] {
  const start = new Uint32Array(rowCount + 1);
  const isKept = (at: number) => rowOf[more.item[at]!]! >= 0 && placeOf[more.code[at]!]! >= 0;
  for (let at = 0; at < more.item.length; at += 1) if (isKept(at)) start[rowOf[more.item[at]!]! + 1]! += 1;
  for (let row = 0; row < rowCount; row += 1) start[row + 1]! += start[row]!;
  const filled = start.slice();
  const values = new Int32Array(start[rowCount]!);
  for (let at = 0; at < more.item.length; at += 1) if (isKept(at)) values[filled[rowOf[more.item[at]!]!]!++] = placeOf[more.code[at]!]!;
  return values.length === 0 ? null : { start, values };
}
