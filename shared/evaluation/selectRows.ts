import { NO_CLASS, type EvaluationRows } from './evaluationRows';
import { cellsByItem } from './cellsByItem';
import { type CellNumbers, numberKeys } from './numberKeys';

/** The cells of the confusion matrix that occur, row by row: actual and predicted class of each. */
export interface Cells {
  readonly classCount: number;
  readonly actual: Int32Array;
  readonly predicted: Int32Array;
}

/** The items asked for, and the cell that each falls into. */
export interface SelectedRows {
  /** Items asked for, ascending. */
  readonly items: Uint32Array;
  /** Their cells, in the same order; `cells.actual.length` where the item does not count in rates. */
  readonly cell: CellNumbers;
  /** By item of the project: its cell, the number after the last one for an item that is not asked for. Null where most are not. */
  readonly cellOfItem: CellNumbers | null;
  readonly cells: Cells;
  /** Items in each cell. */
  readonly counts: Float64Array;
  /** Evaluated items: the sum of `counts`. */
  readonly n: number;
  readonly abstained: number;
  readonly missingGold: number;
  /** With gold. */
  readonly missingPrediction: number;
}

/**
 * Which items count, and as what? One pass over the items of `mask` (one entry an item, 0: not asked for). An item without gold is missing, else one without a
 * prediction; else it is abstained where either class is no answer; else it is evaluated. n + abstained + missing is the number of items asked for.
 */
export function selectRows({ itemCount, classCount, actual, predicted }: EvaluationRows, mask: Uint8Array): SelectedRows {
  const items = new Uint32Array(itemCount);
  const none = classCount ** 2;
  const keys = none < 2 ** 16 ? new Uint16Array(itemCount) : new Int32Array(itemCount);
  let [asked, abstained, missingGold, missingPrediction] = [0, 0, 0, 0];
  for (let item = 0; item < itemCount; item += 1) {
    if (mask[item] === 0) continue;
    const a = actual[item]!;
    const p = predicted[item]!;
    items[asked] = item;
    if (a >= 0 && p >= 0) keys[asked] = Math.imul(a, classCount) + p;
    else {
      keys[asked] = none;
      if (a === NO_CLASS) missingGold += 1;
      else if (p === NO_CLASS) missingPrediction += 1;
      else abstained += 1;
    }
    asked += 1;
  }
  const { numbers, used, counts } = numberKeys(keys.subarray(0, asked), none);
  const chosen = items.subarray(0, asked);
  return {
    items: chosen,
    cell: numbers,
    cellOfItem: cellsByItem(chosen, numbers, used.length, itemCount),
    cells: { classCount, actual: Int32Array.from(used, (key) => Math.floor(key / classCount)), predicted: Int32Array.from(used, (key) => key % classCount) },
    counts,
    n: asked - abstained - missingGold - missingPrediction,
    abstained,
    missingGold,
    missingPrediction,
  };
}
