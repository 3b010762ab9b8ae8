import type { Random } from './random';

/** Puts a list into random order in place, each order equally likely (Fisher and Yates). */
export function shuffle<T extends Uint32Array | unknown[]>(list: T, random: Random): T {
  for (let last = list.length - 1; last > 0; last--) {
    const other = random.nextBelow(last + 1);
    const kept = list[last]!;
    list[last] = list[other]!;
    list[other] = kept;
  }
  return list;
}
