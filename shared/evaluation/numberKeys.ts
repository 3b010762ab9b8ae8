/** Above so many possible keys those that occur are found with a map: the table would not fit in memory. */
const MOST_TABLE = 4_000_000;

/**
 * Numbers the keys that occur, ascending from 0, and counts them. `keys`: whole numbers below `size`, or -1 for none, which gets the number after the last.
 * Example: 7 3 -1 7 -> numbers 1 0 2 1, used 3 7, counts 1 2.
 */
export function numberKeys(keys: Float64Array, size: number): { readonly numbers: Uint32Array; readonly used: Float64Array; readonly counts: Float64Array } {
  const numbers = new Uint32Array(keys.length);
  if (size <= MOST_TABLE) {
    const count = new Uint32Array(size);
    for (let at = 0; at < keys.length; at += 1) if (keys[at] !== -1) count[keys[at]!]! += 1;
    const used = Float64Array.from(Array.from(count.keys()).filter((key) => count[key]! > 0));
    const numberOf = new Uint32Array(size);
    used.forEach((key, number) => (numberOf[key] = number));
    for (let at = 0; at < keys.length; at += 1) numbers[at] = keys[at] === -1 ? used.length : numberOf[keys[at]!]!;
    return { numbers, used, counts: used.map((key) => count[key]!) };
  }
  const count = new Map<number, number>();
  for (const key of keys) if (key !== -1) count.set(key, (count.get(key) ?? 0) + 1);
  const used = Float64Array.from(count.keys()).sort();
  const numberOf = new Map(Array.from(used, (key, number) => [key, number]));
  for (let at = 0; at < keys.length; at += 1) numbers[at] = numberOf.get(keys[at]!) ?? used.length;
  return { numbers, used, counts: used.map((key) => count.get(key)!) };
}
