import { createRandom } from '../sampling/random';
import type { Resampler } from '../sampling/resampleCells';
import type { pacer } from './pacer';

export interface CellStatistics {
  /** How many figures there are. */
  readonly size: number;
  /** Computes them from the counts of the cells; NaN where one is undefined. */
  readonly compute: (counts: Float64Array, into: Float64Array) => void;
}

interface BootstrapCellsOptions {
  readonly resampler: Resampler;
  readonly cells: number;
  readonly statistics: CellStatistics;
  readonly replicates: number;
  readonly seed: number;
  readonly pace: ReturnType<typeof pacer>;
  /** How far the whole work is when this begins and when it is done. */
  readonly share: readonly [from: number, to: number];
}

/**
 * How sure are figures that depend on counts of cells only: F1, macro averages, MCC, kappa, the difference of two runs?
 *
 * Nonparametric bootstrap: each replicate is a sample that the resampler draws (items, or groups of items, with replacement; for items, counts of cells are drawn as one
 * multinomial, which is the same distribution), with all figures computed from it. The same seed gives the same replicates.
 *
 * Returns the replicates of each figure, NaN where it is undefined: what percentileInterval and bcaInterval make intervals of. Don't trust those of fewer than
 * about 20 items, nor of items where they come in groups that are alike.
 *
 * Example: seeded coverage in its test. Reference: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapters 6 and 13.
 * Compared with item-by-item resampling (bootstrapReplicates).
 */
export async function bootstrapCells({ resampler, cells, statistics, replicates, seed, pace, share: [from, to] }: BootstrapCellsOptions): Promise<Float64Array[]> {
  const random = createRandom(seed);
  const counts = new Float64Array(cells);
  const values = new Float64Array(statistics.size);
  const found = Array.from(values, () => new Float64Array(replicates));
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    const due = pace(resampler.work, from + ((to - from) * replicate) / replicates, 'bootstrap');
    if (due) await due;
    resampler.draw(random, counts);
    statistics.compute(counts, values);
    for (let at = 0; at < values.length; at += 1) found[at]![replicate] = values[at]!;
  }
  return found;
}
