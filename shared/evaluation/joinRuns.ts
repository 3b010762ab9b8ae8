import { cellsByItem } from './cellsByItem';
import { numberKeys } from './numberKeys';
import type { SelectedRows } from './selectRows';

/** Items that both runs can be judged on; cells say what is true, what the run and what the baseline predicted. */
export interface JointRows extends SelectedRows {
  /** By cell: class that the baseline predicted. */
  readonly baseline: Int32Array;
}

/** Two runs on the same items: of those that are evaluated for the run (`rows`), the ones that the baseline predicted too, as a class that is an answer. `baseline`: class by item. */
export function joinRuns(rows: SelectedRows, baseline: Int16Array): JointRows {
  const { classCount } = rows.cells;
  const none = rows.counts.length;
  const size = none * classCount;
  const keys = size < 2 ** 16 ? new Uint16Array(rows.items.length) : size < 2 ** 31 ? new Int32Array(rows.items.length) : new Float64Array(rows.items.length);
  for (let at = 0; at < keys.length; at += 1) {
    const predicted = baseline[rows.items[at]!]!;
    keys[at] = rows.cell[at] === none || predicted < 0 ? size : rows.cell[at]! * classCount + predicted;
  }
  const { numbers, used, counts } = numberKeys(keys, size);
  const cellOf = (key: number) => Math.floor(key / classCount);
  return {
    ...rows,
    cell: numbers,
    cellOfItem: cellsByItem(rows.items, numbers, used.length, baseline.length),
    cells: { classCount, actual: Int32Array.from(used, (key) => rows.cells.actual[cellOf(key)]!), predicted: Int32Array.from(used, (key) => rows.cells.predicted[cellOf(key)]!) },
    baseline: Int32Array.from(used, (key) => key % classCount),
    counts,
    n: counts.reduce((sum, count) => sum + count, 0),
  };
}
