/** One literal of a predicate: a place in the list of keys, and a place in that key's values. */
export interface Literal {
  readonly key: number;
  readonly value: number;
}

/** The values of one key over the rows searched. */
export interface SliceKey {
  readonly valueCount: number;
  /** By row: place of its value, -1: none. */
  readonly codes: Int32Array;
  /** Further values of rows that have several: those of row `r` are `values` from `start[r]` to `start[r + 1]`. Null: no row has. */
  readonly more: { readonly start: Uint32Array; readonly values: Int32Array } | null;
}

/** The rows among which weak slices are sought. */
export interface SliceRows {
  readonly rowCount: number;
  readonly keys: readonly SliceKey[];
  /** By row: `ERROR` and `CONFIRMATION`, added up. */
  readonly kinds: Uint8Array;
}

export const ERROR = 1;
/** In the half on which found slices are tested; the others are the half on which they are found. */
export const CONFIRMATION = 2;

/** Rows of a slice by kind: right and wrong of the discovery half, right and wrong of the confirmation half. */
export type KindCounts = readonly [right: number, wrong: number, rightLater: number, wrongLater: number];

/** Whether a row has the value of every literal. */
export function isInSlice({ keys }: Pick<SliceRows, 'keys'>, predicate: readonly Literal[], row: number): boolean {
  // A plain loop: this is asked for every row.
  for (let at = 0; at < predicate.length; at += 1) if (!hasValue(keys[predicate[at]!.key]!, predicate[at]!.value, row)) return false;
  return true;
}

function hasValue({ codes, more }: SliceKey, value: number, row: number): boolean {
  if (codes[row] === value) return true;
  if (more === null) return false;
  for (let at = more.start[row]!; at < more.start[row + 1]!; at += 1) if (more.values[at] === value) return true;
  return false;
}
