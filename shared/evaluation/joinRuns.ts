import { numberKeys, numbersUpTo } from './numberKeys';
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
  const itemCount = rows.cell.length;
  const keys = size < 2 ** 31 ? new Int32Array(itemCount) : new Float64Array(itemCount);
  for (let item = 0; item < itemCount; item += 1) keys[item] = rows.cell[item]! >= none || baseline[item]! < 0 ? size : rows.cell[item]! * classCount + baseline[item]!;
  const { numbers, used, counts } = numberKeys(keys, size);
  const cell = numbersUpTo(itemCount, used.length + 1);
  for (let item = 0; item < itemCount; item += 1) cell[item] = rows.cell[item] === none + 1 ? used.length + 1 : numbers[item]!;
  const cellOf = (key: number) => Math.floor(key / classCount);
  return {
    ...rows,
    cell,
    cells: { classCount, actual: Int32Array.from(used, (key) => rows.cells.actual[cellOf(key)]!), predicted: Int32Array.from(used, (key) => rows.cells.predicted[cellOf(key)]!) },
    baseline: Int32Array.from(used, (key) => key % classCount),
    counts,
    n: counts.reduce((sum, count) => sum + count, 0),
  };
}
