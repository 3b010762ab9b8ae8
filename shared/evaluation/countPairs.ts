/** Items that two runs predicted, counted by gold label and both predictions; only what occurs, in the order of the three. */
export interface PairedCells {
  readonly classCount: number;
  readonly n: number;
  readonly actual: Uint16Array;
  readonly first: Uint16Array;
  readonly second: Uint16Array;
  readonly counts: Uint32Array;
  /** `first` is the run and not the baseline: whichever of the two is given as the baseline, the cells are the same. */
  readonly flipped: boolean;
}

export interface PairedPredictions {
  readonly classCount: number;
  /** Three numbers an item; one below 0 in any of them, or 0 in `mask`: the item is not compared. */
  readonly actual: Int16Array;
  readonly baseline: Int16Array;
  readonly predicted: Int16Array;
  readonly mask: Uint8Array;
}

/** A table of so many cells is counted into directly. */
const MOST_CELLS = 4_000_000;

/**
 * How often does each gold label meet each pair of predictions? All that figures of two runs on the same items are made of. Which of the runs comes first is
 * decided by the first item on which they differ (the smaller class), so that swapping them changes signs and nothing else, also in what is drawn by chance.
 */
export function countPairs({ classCount, actual, baseline, predicted, mask }: PairedPredictions): PairedCells {
  const isCompared = (item: number) => mask[item] === 1 && actual[item]! >= 0 && baseline[item]! >= 0 && predicted[item]! >= 0;
  let flipped = false;
  for (let item = 0; item < actual.length; item += 1) {
    if (!isCompared(item) || baseline[item] === predicted[item]) continue;
    flipped = predicted[item]! < baseline[item]!;
    break;
  }
  const [first, second] = flipped ? [predicted, baseline] : [baseline, predicted];
  const size = classCount ** 3;
  const dense = size <= MOST_CELLS ? new Uint32Array(size) : null;
  const sparse = new Map<number, number>();
  let n = 0;
  for (let item = 0; item < actual.length; item += 1) {
    if (!isCompared(item)) continue;
    const cell = (actual[item]! * classCount + first[item]!) * classCount + second[item]!;
    if (dense) dense[cell]! += 1;
    else sparse.set(cell, (sparse.get(cell) ?? 0) + 1);
    n += 1;
  }
  const cells: number[] = [...sparse.keys()].toSorted((a, b) => a - b);
  if (dense) for (let cell = 0; cell < size; cell += 1) if (dense[cell]! > 0) cells.push(cell);
  return {
    classCount,
    n,
    actual: Uint16Array.from(cells, (cell) => Math.floor(cell / classCount ** 2)),
    first: Uint16Array.from(cells, (cell) => Math.floor(cell / classCount) % classCount),
    second: Uint16Array.from(cells, (cell) => cell % classCount),
    counts: Uint32Array.from(cells, (cell) => (dense ? dense[cell]! : sparse.get(cell)!)),
    flipped,
  };
}
