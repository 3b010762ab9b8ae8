import type { Database } from 'better-sqlite3';
import type { ItemFilter } from '../../../shared/domain/itemQuery';
import { nameDimension, type SimpleDimension, type TagDimension } from '../../../shared/domain/tagDimension';
import { crossCodes } from '../../../shared/evaluation/crossCodes';
import type { TagCodes } from '../../../shared/evaluation/evaluationRows';
import { type Bin, binOf, binsByHand, findBins } from '../../../shared/evaluation/findBins';
import { parseNumber } from '../items/parseNumber';
import { Refusal } from '../refusal';
import { MOST_TEXTS, readColumnNumbers } from './readColumnNumbers';
import { readTag } from './readTag';

/** The values of a dimension by item, and what the grid is asked for to list the items of each value. */
export interface DimensionCodes extends TagCodes {
  /** One list a value. */
  readonly filters: readonly (readonly ItemFilter[])[];
}

/**
 * The rows of a tag table that a dimension stands for. `mask`: one entry an item, 0 for the items that are not looked at: the edges of bins are found over the
 * others, and a cross has the pairs that occur there. Codes are of all items; in bins and crosses, -1 is an item outside the mask that no row holds.
 */
export function loadTagCodes(db: Database, dimension: TagDimension, mask: Uint8Array): DimensionCodes {
  if (dimension.kind !== 'cross') return loadSimple(db, dimension, mask);
  const [a, b] = [loadSimple(db, dimension.of[0], mask), loadSimple(db, dimension.of[1], mask)];
  const { pairs, ...crossed } = crossCodes(a, b, mask);
  return { ...crossed, key: nameDimension(dimension), filters: pairs.map(([one, other]) => [...a.filters[one]!, ...b.filters[other]!]) };
}

function loadSimple(db: Database, dimension: SimpleDimension, mask: Uint8Array): DimensionCodes {
  if (dimension.kind === 'bins') return loadBins(db, dimension, mask);
  const codes = readTag(db, dimension.key);
  const column = `tag:${dimension.key}`;
  return { ...codes, filters: codes.values.map((value) => [value === null ? { column, operator: 'missing', values: [] } : { column, operator: 'is', values: [value] }]) };
}

function loadBins(db: Database, dimension: Extract<SimpleDimension, { kind: 'bins' }>, mask: Uint8Array): DimensionCodes {
  const { column } = dimension;
  if (dimension.method === 'byHand' && dimension.edges.length === 0) throw new Refusal('noEdges', `Bins of “${column.slice(0, 80)}” that are set by hand need at least one edge between two of them.`);
  const { values, more, notNumbers } = readColumnNumbers(db, column);
  if (notNumbers.items.size === 0 && values.every(Number.isNaN)) throw new Refusal('unknownColumn', `No item has a value of “${column.slice(0, 80)}”, so there is nothing to put into bins. Choose another tag or column.`);
  if (notNumbers.texts.size > MOST_TEXTS) throw new Refusal('noNumbers', `“${column.slice(0, 80)}” cannot be put into bins: more than ${MOST_TEXTS.toLocaleString('en')} of its values are no numbers. Choose a column of numbers.`);
  const bins = dimension.method === 'byHand' ? binsByHand(dimension.edges) : findBins(valuesIn(values, more, mask), dimension.method, dimension.count);
  const texts: readonly (readonly [string, readonly ItemFilter[]])[] = notNumbers.items.size === 0 ? [] : [['not a number', [{ column, operator: 'is', values: [...notNumbers.texts] }]]];
  const none = bins.length + texts.length;
  const codes = new Int32Array(values.length);
  for (let item = 0; item < values.length; item += 1) codes[item] = Number.isNaN(values[item]!) ? none : binOf(bins, values[item]!);
  // Other values of an item: one in the same bin says nothing new.
  const others = new Map<number, readonly [item: number, code: number]>();
  const add = (item: number, code: number) => {
    if (codes[item] === none) codes[item] = code;
    else if (code !== -1 && code !== codes[item]) others.set(item * (none + 1) + code, [item, code]);
  };
  for (const { item, value } of more) add(item, binOf(bins, value));
  for (const item of notNumbers.items) add(item, bins.length);
  return {
    key: nameDimension(dimension),
    values: [...bins.map(({ name }) => name), ...texts.map(([name]) => name), null],
    codes,
    more: { item: Uint32Array.from(others.values(), ([item]) => item), code: Int32Array.from(others.values(), ([, code]) => code) },
    filters: [...filtersOfBins(db, column, bins, more.length > 0), ...texts.map(([, filters]) => filters), [{ column, operator: 'missing', values: [] }]],
  };
}

function valuesIn(values: Float64Array, more: readonly { readonly item: number; readonly value: number }[], mask: Uint8Array): Float64Array {
  // A plain loop into a typed array: a million boxed numbers take ten times as long.
  const found = new Float64Array(values.length + more.length);
  let filled = 0;
  for (let item = 0; item < values.length; item += 1) if (mask[item] !== 0 && !Number.isNaN(values[item]!)) found[filled++] = values[item]!;
  for (const { item, value } of more) if (mask[item] !== 0) found[filled++] = value;
  return found.subarray(0, filled);
}

/** An item with the values 1 and 9 is at least 4 and below 6, each by one of its values: where items have several, a bin is listed by the values that lie in it. */
function filtersOfBins(db: Database, column: string, bins: readonly Bin[], haveSeveral: boolean): ItemFilter[][] {
  if (!haveSeveral) return bins.map((bin) => filtersOf(column, bin));
  const textsOf = bins.map((): string[] => []);
  for (const text of readTag(db, column.slice(column.indexOf(':') + 1)).values) {
    const number = text === null ? null : parseNumber(text);
    if (number !== null) textsOf[binOf(bins, number)]?.push(text!);
  }
  return textsOf.map((texts, at) => {
    if (texts.length > MOST_TEXTS) throw new Refusal('tooMany', `“${column.slice(0, 80)}” cannot be put into these bins: items have several values of it, and the bin ${bins[at]!.name} holds more than ${MOST_TEXTS.toLocaleString('en')} different ones, too many to list its items by. Choose more bins.`);
    // A bin without values has no row to be clicked, and the grid takes no empty list.
    return texts.length === 0 ? filtersOf(column, bins[at]!) : [{ column, operator: 'is', values: texts }];
  });
}

function filtersOf(column: string, { low, high, closed }: Bin): ItemFilter[] {
  const from: ItemFilter[] = low === null ? [] : [{ column, operator: 'atLeast', values: [String(low)] }];
  const to: ItemFilter[] = high === null ? [] : [{ column, operator: closed ? 'atMost' : 'below', values: [String(high)] }];
  return [...from, ...to];
}
