import type { Pause } from '../../metrics/measure';
import { pacer } from '../../metrics/pacer';
import { createRandom, type Random } from '../../sampling/random';
import type { DenseRows } from '../featureRows';
import { product, toUnitRows } from './denseNeighbours';
import { NearestList } from './nearestList';
import type { NeighbourGraph } from './neighbourGraph';

const DIRECTIONS = 32;
const TREES = 10;
const LEAF = 48;

/** Neighbours of many dense rows, found by their projections on random directions; see `buildNeighbourGraph`. */
export async function projectedNeighbours(given: DenseRows, k: number, seed: number, pause?: Pause): Promise<NeighbourGraph> {
  const pace = pause && pacer(pause);
  const random = createRandom(seed);
  const { rows, columns } = given;
  const unit = toUnitRows(given);
  const projected = new Float32Array(rows * DIRECTIONS);
  const signs = Float32Array.from({ length: columns * DIRECTIONS }, () => (random.nextUint32() & 1 ? 1 : -1));
  const sums = new Float64Array(DIRECTIONS);
  for (let row = 0; row < rows; row += 1) {
    sums.fill(0);
    for (let j = 0; j < columns; j += 1) {
      const value = unit[row * columns + j]!;
      if (value === 0) continue;
      for (let d = 0; d < DIRECTIONS; d += 1) sums[d]! += value * signs[j * DIRECTIONS + d]!;
    }
    projected.set(sums, row * DIRECTIONS);
    await pace?.(columns * 4, null, 'project');
  }
  const leaves: Leaves[] = [];
  for (let tree = 0; tree < TREES; tree += 1) {
    leaves.push(growTree(projected, rows, random));
    await pace?.(rows * DIRECTIONS, null, 'group');
  }
  const [neighbours, similarities] = [new Int32Array(rows * k), new Float32Array(rows * k)];
  const [found, list, seen] = [new NearestList(8 * k), new NearestList(k), new Int32Array(rows).fill(-1)];
  for (let row = 0; row < rows; row += 1) {
    found.clear();
    list.clear();
    seen[row] = row;
    for (const { order, leafOf, starts } of leaves) {
      for (let at = starts[leafOf[row]!]!; at < starts[leafOf[row]! + 1]!; at += 1) {
        const other = order[at]!;
        if (seen[other] === row) continue;
        seen[other] = row;
        found.offer(other, product(projected, row, other, DIRECTIONS));
      }
    }
    for (let place = 0; place < found.size; place += 1) {
      const similarity = product(unit, row, found.rowAt(place), columns);
      if (similarity > 0) list.offer(found.rowAt(place), similarity);
    }
    list.write(row, neighbours, similarities);
    await pace?.((8 * k * columns) / 100 + TREES * LEAF * 2, row / rows, 'find neighbours');
  }
  return { rows, k, neighbours, similarities, exact: false };
}

/** The rows leaf after leaf, and which leaf each is in. */
interface Leaves {
  readonly order: Uint32Array;
  readonly leafOf: Int32Array;
  readonly starts: number[];
}

/** Splits rows at the median along the line between two of them that chance picks, and the halves likewise, till they are small. */
function growTree(projected: Float32Array, rows: number, random: Random): Leaves {
  const [order, leafOf, starts] = [Uint32Array.from({ length: rows }, (_, row) => row), new Int32Array(rows), [0]];
  const keys = new Float64Array(rows);
  const split = (from: number, to: number): void => {
    if (to - from <= LEAF) {
      for (let at = from; at < to; at += 1) leafOf[order[at]!] = starts.length - 1;
      starts.push(to);
      return;
    }
    const [a, b] = [order[from + random.nextBelow(to - from)]!, order[from + random.nextBelow(to - from)]!];
    const part = order.subarray(from, to);
    for (const row of part) {
      let key = 0;
      for (let d = 0; d < DIRECTIONS; d += 1) key += projected[row * DIRECTIONS + d]! * (projected[a * DIRECTIONS + d]! - projected[b * DIRECTIONS + d]!);
      keys[row] = key;
    }
    part.sort((one, other) => keys[one]! - keys[other]! || one - other);
    const middle = (from + to) >> 1;
    split(from, middle);
    split(middle, to);
  };
  split(0, rows);
  return { order, leafOf, starts };
}
