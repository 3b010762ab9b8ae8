export interface ClassShares {
  readonly counts: Record<string, number>;
  /** split -> class -> its share of the split's items with gold; null in a split without any. */
  readonly shares: Record<string, Record<string, number | null>>;
  /** class -> its share of all items with gold. */
  readonly overall: Record<string, number | null>;
  /** Largest difference between a share and the overall one; null without gold. */
  readonly maxDeviation: number | null;
}

/** How the gold classes are spread over splits. `gold` is each item's place in `classes` by item id, -1 for none; classes without gold are left out. */
export function classShares(itemsOf: ReadonlyMap<string, Uint32Array>, gold: Int32Array, classes: readonly string[]): ClassShares {
  const tallies = new Map([...itemsOf].map(([split, ids]) => [split, tally(ids, gold, classes.length)]));
  const total = new Float64Array(classes.length);
  for (const counts of tallies.values()) counts.forEach((count, place) => (total[place]! += count));
  const present = classes.map((_, place) => place).filter((place) => total[place]! > 0);
  const sharesOf = (counts: Float64Array): (number | null)[] => {
    const withGold = counts.reduce((sum, count) => sum + count, 0);
    return present.map((place) => (withGold === 0 ? null : counts[place]! / withGold));
  };
  // Class names are data: fromEntries makes `__proto__` a key like any other.
  const named = (shares: readonly (number | null)[]) => Object.fromEntries(present.map((place, index) => [classes[place]!, shares[index]!]));
  const overall = sharesOf(total);
  const perSplit = [...tallies].map(([split, counts]) => [split, sharesOf(counts)] as const);
  const deviations = perSplit.flatMap(([, shares]) => shares.flatMap((share, index) => (share === null ? [] : [Math.abs(share - overall[index]!)])));
  return {
    counts: Object.fromEntries([...itemsOf].map(([split, ids]) => [split, ids.length])),
    shares: Object.fromEntries(perSplit.map(([split, shares]) => [split, named(shares)])),
    overall: named(overall),
    maxDeviation: deviations.length === 0 ? null : Math.max(...deviations),
  };
}

function tally(ids: Uint32Array, gold: Int32Array, classes: number): Float64Array {
  const counts = new Float64Array(classes);
  for (const id of ids) if (gold[id]! >= 0) counts[gold[id]!]!++;
  return counts;
}
