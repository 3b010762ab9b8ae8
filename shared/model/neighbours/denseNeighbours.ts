import type { Pause } from '../../metrics/measure';
import { pacer } from '../../metrics/pacer';
import type { DenseRows } from '../featureRows';
import { NearestList } from './nearestList';
import type { NeighbourGraph } from './neighbourGraph';

/** Neighbours of dense rows, all pairs compared once; see `buildNeighbourGraph`. */
export async function denseNeighbours(given: DenseRows, k: number, pause?: Pause): Promise<NeighbourGraph> {
  const pace = pause && pacer(pause);
  const { rows, columns } = given;
  const unit = toUnitRows(given);
  const [neighbours, similarities] = [new Int32Array(rows * k), new Float32Array(rows * k)];
  const lists = Array.from({ length: rows }, () => new NearestList(k));
  for (let row = 0; row < rows; row += 1) {
    for (let other = row + 1; other < rows; other += 1) {
      const similarity = product(unit, row, other, columns);
      if (similarity > 0) {
        lists[row]!.offer(other, similarity);
        lists[other]!.offer(row, similarity);
      }
      if ((other & 1023) === 1023) await pace?.(columns * 6, row / rows, 'find neighbours');
    }
    lists[row]!.write(row, neighbours, similarities);
    await pace?.((((rows - row) & 1023) * columns) / 170 + 1, row / rows, 'find neighbours');
  }
  return { rows, k, neighbours, similarities, exact: true };
}

/** Rows of length 1; a row of zeros stays one. */
export function toUnitRows({ rows, columns, values }: DenseRows): Float32Array {
  const unit = new Float32Array(values.length);
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    for (let j = row * columns; j < (row + 1) * columns; j += 1) sum += values[j]! ** 2;
    const scale = sum > 0 ? 1 / Math.sqrt(sum) : 0;
    for (let j = row * columns; j < (row + 1) * columns; j += 1) unit[j] = values[j]! * scale;
  }
  return unit;
}

/** Of two rows; four sums, which the processor works on at once. */
export function product(values: Float32Array, row: number, other: number, columns: number): number {
  let [p, q, a, b, c, d] = [row * columns, other * columns, 0, 0, 0, 0];
  const end = p + columns;
  for (; p + 4 <= end; p += 4, q += 4) {
    a += values[p]! * values[q]!;
    b += values[p + 1]! * values[q + 1]!;
    c += values[p + 2]! * values[q + 2]!;
    d += values[p + 3]! * values[q + 3]!;
  }
  for (; p < end; p += 1, q += 1) a += values[p]! * values[q]!;
  return a + b + (c + d);
}
