/** Above so many possible keys those that occur are found with a map: the table would not fit in memory. */
const MOST_TABLE = 4_000_000;

type Keys = Int32Array | Float64Array;

/** Numbers of cells, an entry an item: narrow where they fit, because counting is as fast as memory is read. */
export type CellNumbers = Uint8Array | Uint16Array | Uint32Array;

/**
 * Numbers the keys that occur, ascending from 0, and counts them. `keys`: whole numbers below `size`, or `size` for none, which gets the number after the last.
 * Example: 7 3 9 7 of 9 -> numbers 1 0 2 1, used 3 7, counts 1 2.
 */
export function numberKeys(keys: Keys, size: number): { readonly numbers: CellNumbers; readonly used: Float64Array; readonly counts: Float64Array } {
  return size <= MOST_TABLE ? withTable(keys, size) : withMap(keys, size);
}

function withTable(keys: Keys, size: number) {
  const count = new Int32Array(size + 1);
  for (let at = 0; at < keys.length; at += 1) count[keys[at]!]! += 1;
  const occurring: number[] = [];
  for (let key = 0; key < size; key += 1) if (count[key]! > 0) occurring.push(key);
  const numberOf = new Int32Array(size + 1);
  numberOf[size] = occurring.length;
  occurring.forEach((key, number) => (numberOf[key] = number));
  const numbers = numbersUpTo(keys.length, occurring.length);
  for (let at = 0; at < keys.length; at += 1) numbers[at] = numberOf[keys[at]!]!;
  return { numbers, used: Float64Array.from(occurring), counts: Float64Array.from(occurring, (key) => count[key]!) };
}

function withMap(keys: Keys, size: number) {
  const count = new Map<number, number>();
  for (const key of keys) if (key !== size) count.set(key, (count.get(key) ?? 0) + 1);
  const used = Float64Array.from(count.keys()).sort();
  const numberOf = new Map(Array.from(used, (key, number) => [key, number]));
  const numbers = numbersUpTo(keys.length, used.length);
  for (let at = 0; at < keys.length; at += 1) numbers[at] = numberOf.get(keys[at]!) ?? used.length;
  return { numbers, used, counts: used.map((key) => count.get(key)!) };
}

/** Zeros, as narrow as numbers up to `largest` allow. */
export function numbersUpTo(length: number, largest: number): CellNumbers {
  if (largest < 2 ** 8) return new Uint8Array(length);
  return largest < 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length);
}
