import type { TagCodes } from './evaluationRows';

/**
 * The values of two keys together: an item has every pair of its values of both. Places run through the second key first; the pair of two missing values
 * is last. `pairs` holds the places in `a` and `b` of each place. Pairs that no item of `mask` (one entry an item, 0: not looked at) has are left out, and
 * such items have place -1: with 50 values a key there would be 2,601 rows. Example: a = x, b = y or none -> `x × y`, `x × no value`.
 */
export function crossCodes(a: TagCodes, b: TagCodes, mask: Uint8Array): TagCodes & { readonly pairs: readonly (readonly [number, number])[] } {
  const width = b.values.length;
  const size = a.values.length * width;
  const codes = new Int32Array(a.codes.length);
  for (let item = 0; item < codes.length; item += 1) codes[item] = a.codes[item]! < 0 || b.codes[item]! < 0 ? -1 : a.codes[item]! * width + b.codes[item]!;
  const more = moreOf(a, b, width);
  const seen = new Uint8Array(size);
  for (let item = 0; item < codes.length; item += 1) if (mask[item] !== 0 && codes[item] !== -1) seen[codes[item]!] = 1;
  for (const [item, code] of more) if (mask[item] !== 0) seen[code] = 1;

  const placeOf = new Int32Array(size).fill(-1);
  const pairs: (readonly [number, number])[] = [];
  for (let code = 0; code < size; code += 1) {
    if (seen[code] === 0) continue;
    placeOf[code] = pairs.length;
    pairs.push([Math.floor(code / width), code % width]);
  }
  const kept = more.filter(([, code]) => placeOf[code] !== -1);
  return {
    key: `${a.key} × ${b.key}`,
    values: pairs.map(([one, other]) => nameBoth(a.values[one]!, b.values[other]!)),
    codes: codes.map((code) => (code === -1 ? -1 : placeOf[code]!)),
    more: { item: Uint32Array.from(kept, ([item]) => item), code: Int32Array.from(kept, ([, code]) => placeOf[code]!) },
    pairs,
  };
}

function nameBoth(one: string | null, other: string | null): string | null {
  return one === null && other === null ? null : `${nameOne(one)} × ${nameOne(other)}`;
}

/** In quotes where it would read as another pair: the same text must stand for the same pair, for people's judgements of rows hang on it. */
function nameOne(value: string | null): string {
  if (value === null) return 'no value';
  return value === 'no value' || value.includes('×') || value.startsWith('“') ? `“${value}”` : value;
}

/** The pairs of items that have several values of either key, but for the first pair. */
function moreOf(a: TagCodes, b: TagCodes, width: number): (readonly [item: number, code: number])[] {
  const [ofA, ofB] = [others(a), others(b)];
  const found: (readonly [number, number])[] = [];
  for (const item of new Set([...ofA.keys(), ...ofB.keys()])) {
    const ones = [a.codes[item]!, ...(ofA.get(item) ?? [])];
    const twos = [b.codes[item]!, ...(ofB.get(item) ?? [])];
    const pairs = ones.flatMap((one) => twos.map((two) => [item, one * width + two] as const));
    found.push(...pairs.slice(1));
  }
  return found;
}

function others({ more }: TagCodes): Map<number, number[]> {
  const found = new Map<number, number[]>();
  more.item.forEach((item, at) => {
    const list = found.get(item) ?? [];
    list.push(more.code[at]!);
    found.set(item, list);
  });
  return found;
}
