/** A set of item ids as bits: a million items are 125 KB, and `and`/`minus` of two such sets take well under a millisecond. */
export class IdSet {
  readonly #bits: Uint32Array;
  readonly maxId: number;

  /** Empty; ids run from 0 to `maxId`. */
  constructor(maxId: number) {
    this.maxId = maxId;
    this.#bits = new Uint32Array((maxId >>> 5) + 1);
  }

  static of(ids: Iterable<number>, maxId: number): IdSet {
    const set = new IdSet(maxId);
    for (const id of ids) set.add(id);
    return set;
  }

  get byteLength(): number {
    return this.#bits.byteLength;
  }

  /** Ids above `maxId` are not in the universe and are left out. */
  add(id: number): void {
    if (id <= this.maxId) this.#bits[id >>> 5]! |= 1 << (id & 31);
  }

  has(id: number): boolean {
    return id <= this.maxId && (this.#bits[id >>> 5]! & (1 << (id & 31))) !== 0;
  }

  and(other: IdSet): IdSet {
    const set = new IdSet(this.maxId);
    for (let word = 0; word < this.#bits.length; word++) set.#bits[word] = this.#bits[word]! & (other.#bits[word] ?? 0);
    return set;
  }

  minus(other: IdSet): IdSet {
    const set = new IdSet(this.maxId);
    for (let word = 0; word < this.#bits.length; word++) set.#bits[word] = this.#bits[word]! & ~(other.#bits[word] ?? 0);
    return set;
  }

  get size(): number {
    let count = 0;
    for (let word of this.#bits) {
      word -= (word >>> 1) & 0x55555555;
      word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
      count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
    }
    return count;
  }

  /** Those of `ids` that are in the set, in their order. */
  filter(ids: Uint32Array): Uint32Array {
    const kept = new Uint32Array(ids.length);
    let length = 0;
    for (const id of ids) if (this.has(id)) kept[length++] = id;
    return kept.slice(0, length);
  }
}
