/** A well mixed unsigned 32-bit number of a number (a row, a column) and a seed: the finaliser of MurmurHash3, twice. */
export function mixBits(value: number, seed: number): number {
  return finalise(finalise(value ^ Math.imul(seed | 0, 0x9e3779b1)) + Math.floor(seed / 2 ** 32));
}

function finalise(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
