export interface SliceCounts {
  /** Items of the slice, and how many of them are errors. */
  readonly size: number;
  readonly errors: number;
}

/**
 * Is a slice both worse than the rest and large enough to matter?
 *
 * SliceLine's score: `alpha` ((errors / size) / (all errors / all items) - 1) - (1 - `alpha`) (all items / size - 1): how much higher the error rate is, less how
 * small the slice is. `alpha`, above 0 to 1, is the weight of the rate; near 1 small slices can score. Counts are whole; `all` holds those of all items.
 *
 * Returns the score: all items together have 0, what is worth looking at more. Null for an empty slice, or where there are no errors at all.
 * It is no test: with many slices some score high by chance.
 *
 * Example: alpha 0.95, 8 items of which 4 are errors: 3 items, 3 errors -> 0.86667; 4, 3 -> 0.42500; 4, 4 -> 0.90000. Reference: Sagadeeva and Boehm 2021, "SliceLine",
 * doi:10.1145/3448016.3457323, definition 2. Compared with the values that DataDome's implementation asserts.
 */
export function sliceLineScore({ size, errors }: SliceCounts, all: SliceCounts, alpha: number): number | null {
  if (size === 0 || all.errors === 0) return null;
  return alpha * (errors / size / (all.errors / all.size) - 1) - (1 - alpha) * (all.size / size - 1);
}
