export interface LargestConfusion {
  /** Places in the matrix. */
  readonly actual: number;
  readonly predicted: number;
  readonly count: number;
  /** Of the items of the actual class. */
  readonly shareOfActual: number;
}

/** The `most` fullest cells off the diagonal of a confusion matrix (rows actual), fullest first; equal ones by row, then by column. Empty cells are none. */
export function largestConfusions(matrix: readonly (readonly number[])[], most: number): LargestConfusion[] {
  return matrix
    .flatMap((row, actual) => {
      const sum = row.reduce((total, count) => total + count, 0);
      return row.flatMap((count, predicted) => (count > 0 && predicted !== actual ? [{ actual, predicted, count, shareOfActual: count / sum }] : []));
    })
    .sort((a, b) => b.count - a.count)
    .slice(0, most);
}
