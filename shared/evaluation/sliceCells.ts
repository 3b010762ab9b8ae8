import type { CodeNumbers, TagCodes } from './evaluationRows';
import type { CellNumbers } from './numberKeys';
import type { SelectedRows } from './selectRows';

/** What is counted of one value of a tag key. */
export interface Slice {
  /** Items asked for that have the value, evaluated or not. */
  readonly asked: number;
  /** Evaluated items. */
  readonly support: number;
  readonly errors: number;
  /** Cells (numbers in `SelectedRows.cells`) that occur in the slice, and how often. */
  readonly cell: Uint32Array;
  readonly counts: Float64Array;
}

/** Counters at a time: 16 MB. */
const MOST_COUNTERS = 2 ** 22;

/**
 * The confusion matrix of every value of a tag key, as the cells that occur: one pass over the items (more where values x cells are many millions). An item with several
 * values counts in each. Where no item of the population has several values, the slices' matrices sum to the total cell by cell.
 */
export function sliceCells(rows: SelectedRows, codes: TagCodes): Slice[] {
  // A row of counters a value, as long as a power of 2: shifting takes half the time of multiplying.
  // A slice's counters: one a cell, one for items that do not count, one for those not asked for.
  const shift = 32 - Math.clz32(rows.counts.length + 1);
  const perPass = Math.max(1, MOST_COUNTERS >> shift);
  const others = findOthers(rows, codes);
  const slices: Slice[] = [];
  for (let from = 0; from < codes.values.length; from += perPass) {
    const size = Math.min(perPass, codes.values.length - from);
    const counters = size === codes.values.length ? countAll(rows, codes.codes, size, shift) : countSome(rows, codes.codes, from, size, shift);
    for (const { code, cell } of others) if (code >= from && code < from + size) counters[((code - from) << shift) + cell]! += 1;
    for (let code = 0; code < size; code += 1) slices.push(toSlice(rows, counters.subarray(code << shift)));
  }
  return slices;
}

/** Of a smaller share of the items, those asked for are picked out; above it, going through the arrays from end to end is quicker. */
const SPARSE = 1 / 4;

/** Code -1 (in no row) has counters of its own, before the others, so that the loop has nothing to decide. */
function countAll({ asked, items, cell }: SelectedRows, codes: CodeNumbers, size: number, shift: number): Int32Array {
  const counters = new Int32Array((size + 1) << shift);
  if (asked < SPARSE * cell.length) countListed(items(), cell, codes, counters, shift);
  else if (codes instanceof Uint8Array && cell instanceof Uint8Array) countBytes(cell, codes, counters.subarray(1 << shift), shift);
  else for (let item = 0; item < codes.length; item += 1) counters[((codes[item]! + 1) << shift) + cell[item]!]! += 1;
  return counters.subarray(1 << shift);
}

function countListed(items: Uint32Array, cell: CellNumbers, codes: CodeNumbers, counters: Int32Array, shift: number): void {
  for (let at = 0; at < items.length; at += 1) counters[((codes[items[at]!]! + 1) << shift) + cell[items[at]!]!]! += 1;
}

/** Four items at a time, as one number: reading memory and checking places takes longer than adding. */
function countBytes(cell: Uint8Array, codes: Uint8Array, counters: Int32Array, shift: number): void {
  const words = codes.byteOffset % 4 === 0 && cell.byteOffset % 4 === 0 ? cell.length >> 2 : 0;
  const [fourCells, fourCodes] = [new Uint32Array(cell.buffer, words === 0 ? 0 : cell.byteOffset, words), new Uint32Array(codes.buffer, words === 0 ? 0 : codes.byteOffset, words)];
  for (let word = 0; word < words; word += 1) {
    const code = fourCodes[word]!;
    const four = fourCells[word]!;
    counters[((code & 255) << shift) + (four & 255)]! += 1;
    counters[(((code >>> 8) & 255) << shift) + ((four >>> 8) & 255)]! += 1;
    counters[(((code >>> 16) & 255) << shift) + ((four >>> 16) & 255)]! += 1;
    counters[((code >>> 24) << shift) + (four >>> 24)]! += 1;
  }
  for (let item = 4 * words; item < cell.length; item += 1) counters[(codes[item]! << shift) + cell[item]!]! += 1;
}

function countSome({ items, cell }: SelectedRows, codes: CodeNumbers, from: number, size: number, shift: number): Int32Array {
  const counters = new Int32Array(size << shift);
  const listed = items();
  for (let at = 0; at < listed.length; at += 1) {
    const item = listed[at]!;
    const code = codes[item]! - from;
    if (code >= 0 && code < size) counters[(code << shift) + cell[item]!]! += 1;
  }
  return counters;
}

/** Values that asked-for items have beyond their first. */
function findOthers({ counts, cell }: SelectedRows, { more }: TagCodes): { readonly code: number; readonly cell: number }[] {
  const found: { code: number; cell: number }[] = [];
  more.item.forEach((item, at) => {
    if (cell[item]! <= counts.length) found.push({ code: more.code[at]!, cell: cell[item]! });
  });
  return found;
}

function toSlice({ cells, counts }: SelectedRows, counters: Int32Array): Slice {
  const width = counts.length;
  const used: number[] = [];
  let [support, errors] = [0, 0];
  for (let cell = 0; cell < width; cell += 1) {
    const n = counters[cell]!;
    if (n === 0) continue;
    used.push(cell);
    support += n;
    if (cells.actual[cell] !== cells.predicted[cell]) errors += n;
  }
  const [cell, own] = [Uint32Array.from(used), new Float64Array(used.length)];
  for (let at = 0; at < used.length; at += 1) own[at] = counters[used[at]!]!;
  return { asked: support + counters[width]!, support, errors, cell, counts: own };
}
