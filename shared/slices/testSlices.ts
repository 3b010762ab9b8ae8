import type { Pause } from '../metrics/measure';
import { sliceLineScore } from './sliceLineScore';
import { isInSlice, type Literal, type SliceKey, type SliceRows } from './sliceRows';

export const noPause: Pause = () => Promise.resolve();

/** A key from the values of each row: none, one or several. */
export function keyOf(valuesOfRows: readonly (readonly number[])[], valueCount: number): SliceKey {
  const codes = Int32Array.from(valuesOfRows, ([first]) => first ?? -1);
  const rest = valuesOfRows.map((values) => values.slice(1));
  const start = new Uint32Array(valuesOfRows.length + 1);
  rest.forEach((values, row) => (start[row + 1] = start[row]! + values.length));
  return { valueCount, codes, more: rest.some((values) => values.length > 0) ? { start, values: Int32Array.from(rest.flat()) } : null };
}

/** All slices with at least `minSupport` rows and a score above 0, one for each set of rows, best first: by trying them all. */
export function bruteForce(rows: SliceRows, { maxDepth, minSupport, alpha }: { readonly maxDepth: number; readonly minSupport: number; readonly alpha: number }): { readonly predicate: readonly Literal[]; readonly score: number }[] {
  const predicates: Literal[][] = [];
  const extend = (predicate: Literal[], from: number): void => {
    if (predicate.length === maxDepth) return;
    for (let key = from; key < rows.keys.length; key += 1)
      for (let value = 0; value < rows.keys[key]!.valueCount; value += 1) {
        predicates.push([...predicate, { key, value }]);
        extend([...predicate, { key, value }], key + 1);
      }
  };
  extend([], 0);
  const all = [...rows.kinds].filter((kind) => kind < 2);
  const total = { size: all.length, errors: all.filter((kind) => kind === 1).length };
  const seen = new Set<string>();
  return predicates
    .toSorted((a, b) => a.length - b.length)
    .flatMap((predicate) => {
      const members = Array.from(rows.kinds, (_, row) => row).filter((row) => isInSlice(rows, predicate, row));
      const found = members.filter((row) => rows.kinds[row]! < 2);
      const score = sliceLineScore({ size: found.length, errors: found.filter((row) => rows.kinds[row] === 1).length }, total, alpha);
      if (members.length < minSupport || score === null || score <= 0 || seen.has(members.join())) return [];
      seen.add(members.join());
      return [{ predicate, score }];
    })
    .toSorted((a, b) => b.score - a.score);
}
