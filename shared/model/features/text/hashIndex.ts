/** Numbers hashes in the order in which they are first seen. Open addressing: a fraction of the time and memory of a Map. */
export class HashIndex {
  #mask = 0xffff;
  /** Id + 1 of what stands at each slot, 0: free. */
  #slots = new Int32Array(0x10000);
  #hashes = new Uint32Array(0x8000);
  #size = 0;

  idOf(hash: number): number {
    let slot = hash & this.#mask;
    for (;;) {
      const id = this.#slots[slot]! - 1;
      if (id < 0) break;
      if (this.#hashes[id] === hash) return id;
      slot = (slot + 1) & this.#mask;
    }
    if (this.#size === this.#hashes.length) {
      this.#grow();
      return this.idOf(hash);
    }
    this.#hashes[this.#size] = hash;
    this.#slots[slot] = this.#size + 1;
    return this.#size++;
  }

  /** All hashes, by id. */
  hashes(): Uint32Array {
    return this.#hashes.slice(0, this.#size);
  }

  #grow(): void {
    const hashes = new Uint32Array(this.#hashes.length * 2);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    this.#slots = new Int32Array(this.#slots.length * 2);
    this.#mask = this.#slots.length - 1;
    for (let id = 0; id < this.#size; id += 1) {
      let slot = hashes[id]! & this.#mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = id + 1;
    }
  }
}
