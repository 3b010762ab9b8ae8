import { bcaInterval } from './bcaInterval';
import type { CellStatistics } from './bootstrapCells';
import type { Interval } from './measure';

/**
 * The BCa interval of the first of the figures that bootstrapCells resampled, for those who prefer it to percentiles: the items of a cell are all alike, so that leaving each
 * item out takes one computation a cell. `counts`: items in each cell, of the data itself; `replicates`: of the figure. Null as in bcaInterval, and where the
 * figure is undefined without some item.
 */
export function bcaOfCells(counts: Float64Array, { size, compute }: CellStatistics, replicates: Float64Array): Interval | null {
  const values = new Float64Array(size);
  const figureOf = (of: Float64Array) => {
    compute(of, values);
    return values[0]!;
  };
  const without = counts.slice();
  const leaveOneOut: number[] = [];
  for (let cell = 0; cell < counts.length; cell += 1) {
    if (counts[cell] === 0) continue;
    without[cell]! -= 1;
    const figure = figureOf(without);
    without[cell]! += 1;
    if (Number.isNaN(figure)) return null;
    for (let item = 0; item < counts[cell]!; item += 1) leaveOneOut.push(figure);
  }
  return bcaInterval({ replicates, estimate: figureOf(counts), leaveOneOut: Float64Array.from(leaveOneOut) });
}
