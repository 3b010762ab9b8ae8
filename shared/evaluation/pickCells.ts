import type { Cells } from './selectRows';
import type { Slice } from './sliceCells';

/** The cells of a slice on their own, classes numbered anew: a slice of two classes among a thousand is as quick as one of two. */
export function pickCells({ actual, predicted }: Cells, { cell }: Slice): Cells {
  const numberOf = new Map<number, number>();
  const number = (place: number) => {
    const known = numberOf.get(place) ?? numberOf.size;
    numberOf.set(place, known);
    return known;
  };
  const picked = { actual: Int32Array.from(cell, (at) => number(actual[at]!)), predicted: Int32Array.from(cell, (at) => number(predicted[at]!)) };
  return { classCount: numberOf.size, ...picked };
}
