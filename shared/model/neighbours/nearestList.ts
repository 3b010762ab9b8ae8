/** The k largest values seen so far with whom they belong to, in order; among equal ones the smaller number comes first. */
export class NearestList {
  readonly #rows: Int32Array;
  readonly #values: Float64Array;
  #size = 0;

  constructor(readonly k: number) {
    this.#rows = new Int32Array(k);
    this.#values = new Float64Array(k);
  }

  get size(): number {
    return this.#size;
  }

  rowAt(place: number): number {
    return this.#rows[place]!;
  }

  clear(): void {
    this.#size = 0;
  }

  offer(row: number, value: number): void {
    const [rows, values] = [this.#rows, this.#values];
    let at = this.#size;
    if (at === this.k) {
      if (!(value > values[at - 1]! || (value === values[at - 1] && row < rows[at - 1]!))) return;
      at -= 1;
    } else this.#size += 1;
    for (; at > 0 && (values[at - 1]! < value || (values[at - 1] === value && rows[at - 1]! > row)); at -= 1) {
      rows[at] = rows[at - 1]!;
      values[at] = values[at - 1]!;
    }
    rows[at] = row;
    values[at] = value;
  }

  write(row: number, neighbours: Int32Array, similarities: Float32Array): void {
    const base = row * this.k;
    neighbours.fill(-1, base, base + this.k);
    neighbours.set(this.#rows.subarray(0, this.#size), base);
    similarities.set(this.#values.subarray(0, this.#size), base);
  }
}
