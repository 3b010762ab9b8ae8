import { type CellStatistics, bootstrapCells } from '../../../shared/metrics/bootstrapCells';
import type { Interval } from '../../../shared/metrics/measure';
import type { pacer } from '../../../shared/metrics/pacer';
import { percentileInterval } from '../../../shared/metrics/percentileInterval';
import type { SelectedRows } from '../../../shared/evaluation/selectRows';
import { resampleCells } from '../../../shared/sampling/resampleCells';
import { resampleGroups } from '../../../shared/sampling/resampleGroups';

/** How bootstrap intervals of an evaluation are made. */
export interface Resampling {
  /** 0: no intervals. */
  readonly replicates: number;
  readonly seed: number;
  readonly pace: ReturnType<typeof pacer>;
  /** By item: its group, -1 for one of its own; null: items are drawn. */
  readonly group: Int32Array | null;
}

interface Resampled {
  readonly cells: number;
  /** Items in each cell. */
  readonly counts: Float64Array;
  /** The items in them, and the cell of each: asked for only where groups are drawn. */
  readonly members: () => { readonly items: ArrayLike<number>; readonly cellOf: (item: number) => number };
  readonly statistics: CellStatistics;
}

/** Percentile intervals of figures that are made of counts of cells; null without replicates or with fewer than two items or groups. */
export async function resample(data: Resampled, { replicates, seed, pace, group }: Resampling, share: readonly [number, number]): Promise<(Interval | null)[]> {
  const none = Array.from({ length: data.statistics.size }, () => null);
  if (replicates === 0) return none;
  const resampler = group === null ? resampleCells(data.counts) : groupsOf(data, group);
  if (resampler.units < 2) return none;
  const found = await bootstrapCells({ resampler, cells: data.cells, statistics: data.statistics, replicates, seed, pace, share });
  return found.map((values) => percentileInterval(values));
}

function groupsOf({ cells, members }: Resampled, group: Int32Array) {
  const { items, cellOf } = members();
  // Items without a group are groups of one.
  const groups = Int32Array.from(items, (item) => (group[item] === -1 ? -1 - item : group[item]!));
  return resampleGroups(groups, Uint32Array.from(items, cellOf), cells);
}

export function evaluatedItems({ cell, counts }: SelectedRows): Uint32Array {
  return Uint32Array.from(cell.keys()).filter((item) => cell[item]! < counts.length);
}
