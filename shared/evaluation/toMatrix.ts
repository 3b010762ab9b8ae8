import type { Cells } from './selectRows';

/** The whole confusion matrix, row by row, from the cells that occur. */
export function toMatrix({ classCount, actual, predicted }: Cells, counts: ArrayLike<number>): Float64Array {
  const matrix = new Float64Array(classCount ** 2);
  for (let cell = 0; cell < actual.length; cell += 1) matrix[actual[cell]! * classCount + predicted[cell]!]! += counts[cell]!;
  return matrix;
}
