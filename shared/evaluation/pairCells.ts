import type { Cells } from './selectRows';
import type { Slice } from './sliceCells';

/** The cells of a slice with each pair of mirrored ones (a for b, b for a) as one. */
export interface PairedCells {
  /** Classes numbered anew: a slice of two classes among a thousand is as quick as one of two. */
  readonly cells: Cells;
  readonly counts: Float64Array;
  /** By place in the slice's cells: the paired one. */
  readonly pairOf: Uint32Array;
}

/**
 * F1 of a class depends on its hits and on the errors it is part of, whichever way round; so does macro F1, and the error rate. Half as many cells are half as many
 * numbers to draw in a bootstrap.
 */
export function pairCells({ actual, predicted }: Cells, { cell, counts }: Slice): PairedCells {
  const [classes, pairs] = [new Map<number, number>(), new Map<number, number>()];
  const most = 2 * cell.length;
  const ends: (readonly [number, number])[] = [];
  const pairOf = new Uint32Array(cell.length);
  for (let at = 0; at < cell.length; at += 1) {
    const [a, b] = [numberIn(classes, actual[cell[at]!]!), numberIn(classes, predicted[cell[at]!]!)];
    const pair = numberIn(pairs, Math.min(a, b) * most + Math.max(a, b));
    pairOf[at] = pair;
    ends[pair] ??= [a, b];
  }
  const sums = new Float64Array(ends.length);
  pairOf.forEach((pair, at) => (sums[pair]! += counts[at]!));
  return { cells: { classCount: classes.size, actual: Int32Array.from(ends, ([a]) => a), predicted: Int32Array.from(ends, ([, b]) => b) }, counts: sums, pairOf };
}

/** The number of a key, the next one where it is new. */
function numberIn(numbers: Map<number, number>, key: number): number {
  const known = numbers.get(key) ?? numbers.size;
  numbers.set(key, known);
  return known;
}
