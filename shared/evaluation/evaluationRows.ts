/** In `actual` and `predicted`: no gold label, or no prediction. */
export const NO_CLASS = -1;
/** In `actual` and `predicted`: a class that is no answer. */
export const ABSTAIN = -2;

/**
 * A run's predictions beside the gold labels: one row an item, as typed arrays, which everything about errors is computed from.
 * Classes are numbers from 0 in schema order, without abstain classes and merged ones; what they are called is the caller's. A row counts
 * in rates (is *evaluated*) when it is in the population and both its classes are 0 or more.
 */
export interface EvaluationRows {
  readonly itemCount: number;
  readonly classCount: number;
  /** The truth: gold label of each item. */
  readonly actual: Int16Array;
  readonly predicted: Int16Array;
}

/** Places of values, an entry an item: narrow where they fit, because counting is as fast as memory is read. */
export type CodeNumbers = Uint8Array | Uint16Array | Int32Array;

/**
 * Values of one tag key (or of bins, or of a cross) by item. `codes[item]` is a place in `values`. An item with several values of the key
 * has its first in `codes` and the others in `more`, one entry each. The place of "no value" is the last and holds null, where there is one.
 */
export interface TagCodes {
  readonly key: string;
  readonly values: readonly (string | null)[];
  readonly codes: CodeNumbers;
  readonly more: { readonly item: Uint32Array; readonly code: Int32Array };
}
