import { createRandom } from '../sampling/random';
import type { Pause } from './measure';

export interface BootstrapOptions {
  readonly items: number;
  /** The figure of a sample, told how often each item is in it; null where it is undefined. */
  readonly statistic: (counts: Uint32Array) => number | null;
  /** Default 2,000. */
  readonly replicates?: number;
  readonly seed: number;
  readonly pause?: Pause;
}

/**
 * The figure of samples of as many items, drawn with replacement; NaN where it is undefined. Whatever belongs to an item moves with it. The same seed
 * gives the same replicates; `pause` is awaited before each. What intervals are made of: percentileInterval, bcaInterval.
 */
export async function bootstrapReplicates({ items, statistic, replicates = 2000, seed, pause }: BootstrapOptions): Promise<Float64Array> {
  const random = createRandom(seed);
  const counts = new Uint32Array(items);
  const values = new Float64Array(replicates);
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    await pause?.(replicate / replicates, 'bootstrap');
    counts.fill(0);
    for (let draw = 0; draw < items; draw += 1) counts[random.nextBelow(items)]! += 1;
    values[replicate] = statistic(counts) ?? Number.NaN;
  }
  return values;
}
