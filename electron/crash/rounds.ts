/** `npm run test:crash` sets it: the rounds of a release instead of those of every `npm test`. */
export const isFull = process.env.GOLDSET_CRASH === 'full';

/** The first seed; a failure prints its own, and GOLDSET_CRASH_SEED=SEED repeats it first. */
export const firstSeed = Number(process.env.GOLDSET_CRASH_SEED ?? Date.now() % 1_000_000_000);

/** Rounds to run, with the seed of each. */
export function seeds({ full, short }: { readonly full: number; readonly short: number }): number[] {
  return Array.from({ length: isFull ? full : short }, (_, round) => firstSeed + round);
}
