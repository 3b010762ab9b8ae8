import type { Pause } from '../../metrics/measure';
import { pacer } from '../../metrics/pacer';
import type { SparseRows } from '../featureRows';
import { NearestList } from './nearestList';
import type { NeighbourGraph } from './neighbourGraph';

/** Neighbours of sparse rows by an index of which rows have each column; see `buildNeighbourGraph`. */
export async function sparseNeighbours({ rows, columns, starts, indices, values }: SparseRows, k: number, exactWork: number, pause?: Pause): Promise<NeighbourGraph> {
  const pace = pause && pacer(pause);
  const lengths = new Float64Array(rows);
  const count = new Int32Array(columns);
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    for (let at = starts[row]!; at < starts[row + 1]!; at += 1) {
      sum += values[at]! ** 2;
      count[indices[at]!]! += 1;
    }
    lengths[row] = Math.sqrt(sum);
  }
  const most = largestCount(count, exactWork);
  const exact = count.every((rowsWith) => rowsWith <= most);
  const ends = new Int32Array(columns + 1);
  for (let column = 0; column < columns; column += 1) ends[column + 1] = ends[column]! + (count[column]! <= most ? count[column]! : 0);
  const [rowOf, valueOf, next] = [new Int32Array(ends[columns]!), new Float32Array(ends[columns]!), ends.slice()];
  for (let row = 0; row < rows; row += 1) {
    for (let at = starts[row]!; at < starts[row + 1]!; at += 1) {
      const column = indices[at]!;
      if (count[column]! > most) continue;
      rowOf[next[column]!] = row;
      valueOf[next[column]!++] = values[at]! / lengths[row]!;
    }
  }
  const [neighbours, similarities] = [new Int32Array(rows * k), new Float32Array(rows * k)];
  const [sums, touched, own] = [new Float64Array(rows), new Int32Array(rows), new Float64Array(columns)];
  const [list, found] = [new NearestList(k), new NearestList(exact ? k : 4 * k)];
  for (let row = 0; row < rows; row += 1) {
    let [reached, work] = [0, 0];
    for (let at = starts[row]!; at < starts[row + 1]!; at += 1) {
      const [value, column] = [values[at]! / lengths[row]!, indices[at]!];
      if (value === 0) continue;
      work += ends[column + 1]! - ends[column]!;
      for (let entry = ends[column]!; entry < ends[column + 1]!; entry += 1) {
        const other = rowOf[entry]!;
        if (sums[other] === 0) touched[reached++] = other;
        // never exactly 0 again, so that a row is listed once
        sums[other] = sums[other]! + value * valueOf[entry]! || Number.MIN_VALUE;
      }
    }
    found.clear();
    for (let at = 0; at < reached; at += 1) {
      const other = touched[at]!;
      if (other !== row) found.offer(other, sums[other]!);
      sums[other] = 0;
    }
    if (exact) found.write(row, neighbours, similarities);
    else {
      for (let at = starts[row]!; at < starts[row + 1]!; at += 1) own[indices[at]!] = values[at]!;
      list.clear();
      for (let place = 0; place < found.size; place += 1) {
        const other = found.rowAt(place);
        let product = 0;
        for (let at = starts[other]!; at < starts[other + 1]!; at += 1) product += own[indices[at]!]! * values[at]!;
        work += starts[other + 1]! - starts[other]!;
        list.offer(other, product / (lengths[row]! * lengths[other]!));
      }
      for (let at = starts[row]!; at < starts[row + 1]!; at += 1) own[indices[at]!] = 0;
      list.write(row, neighbours, similarities);
    }
    await pace?.(work / 30 + 1, row / rows, 'find neighbours');
  }
  return { rows, k, neighbours, similarities, exact };
}

/** The largest number of rows a column may have, so that comparing rows by the columns kept takes no more than `work`. */
function largestCount(count: Int32Array, work: number): number {
  const rising = count.slice().sort();
  let sum = 0;
  for (let at = 0; at < rising.length; at += 1) {
    sum += rising[at]! ** 2;
    if (sum > work) return Math.max(1, rising[at]! - 1);
  }
  return Infinity;
}
