import { drawBinomial } from './drawBinomial';
import type { Random } from './random';

/** Draws samples of data of which only counts of cells matter. */
export interface Resampler {
  /** What is drawn as one: items, groups. */
  readonly units: number;
  /** Of a draw, in tenths of a microsecond or so. */
  readonly work: number;
  /** Fills `into`, one entry a cell, with how many items of a sample fall into each. */
  readonly draw: (random: Random, into: Float64Array) => void;
}

/** Where so few items are left for each cell, drawing them one by one is quicker than a number for each cell. */
const ITEMS_A_CELL = 8;

/**
 * Draws as many items as there are, with replacement, told only how many items are in each cell.
 *
 * It is a multinomial draw, which is what item-by-item resampling gives for counts of cells: equal in distribution, and it takes a number for each cell and not for
 * each item. Cells are drawn one after the other, largest first, each a binomial of what is left; the tail of small cells item by item. `counts`: whole.
 * `random`: numbers from 0 to 2^32 - 1; cells of up to 2^32 items.
 */
export function resampleCells(counts: ArrayLike<number>): Resampler {
  const order = Array.from({ length: counts.length }, (_, cell) => cell).filter((cell) => counts[cell]! > 0).sort((a, b) => counts[b]! - counts[a]! || a - b);
  const total = order.reduce((sum, cell) => sum + counts[cell]!, 0);
  // left[at]: items in the cells from `at` on.
  const left = new Float64Array(order.length + 1);
  for (let at = order.length - 1; at >= 0; at -= 1) left[at] = left[at + 1]! + counts[order[at]!]!;
  const split = order.findIndex((_, at) => left[at]! <= ITEMS_A_CELL * (order.length - at));
  const tail = split === -1 ? order.length : split;
  const tailCells = Uint32Array.from(order.slice(tail).flatMap((cell) => Array.from({ length: counts[cell]! }, () => cell)));
  const scale = tailCells.length / 2 ** 32;
  const shares = order.map((cell, at) => counts[cell]! / left[at]!);
  return {
    units: total,
    work: tail + tailCells.length / 15 + 1,
    draw: (random, into) => {
      into.fill(0);
      let remaining = total;
      for (let at = 0; at < tail && remaining > 0; at += 1) {
        const drawn = drawBinomial(random, remaining, shares[at]!);
        into[order[at]!] = drawn;
        remaining -= drawn;
      }
      // The chances of two items differ by at most items / 2^32, which no digit shows.
      if (tailCells.length > 0) for (; remaining > 0; remaining -= 1) into[tailCells[Math.floor(random.nextUint32() * scale)]!]! += 1;
    },
  };
}
