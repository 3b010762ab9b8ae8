/**
 * Below what value does the given share of the values lie? Linear interpolation between the two nearest, as numpy's default (type 7 of Hyndman
 * and Fan 1996, doi:10.2307/2684934). `sorted`: ascending, at least one value, no NaN; `share`: 0 .. 1. Example: 1 2 3 4 at 0.25 -> 1.75.
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0 || !(share >= 0 && share <= 1)) throw new RangeError(`the ${share} quantile of ${sorted.length} values`);
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const value = sorted[below]!;
  return at === below ? value : value + (sorted[below + 1]! - value) * (at - below);
}
