import type { Random } from './random';

/**
 * Fills `counts` with how often each item is in a bootstrap sample: as many draws as there are items, with replacement. The chances of two items differ
 * by at most items / 2^32, which no figure shows; drawing exactly evenly (`nextBelow`) takes twice as long.
 */
export function drawItems(counts: Uint32Array, random: Random): void {
  const items = counts.length;
  const scale = items / 2 ** 32;
  counts.fill(0);
  for (let draw = 0; draw < items; draw += 1) counts[Math.floor(random.nextUint32() * scale)]! += 1;
}
