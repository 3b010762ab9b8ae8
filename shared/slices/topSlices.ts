import type { ScoredSlice } from './searchSlices';
import { isInSlice, type Literal, type SliceRows } from './sliceRows';

/** The best slices seen so far, no two of which have the same rows. */
export class TopSlices {
  readonly #rows: SliceRows;
  readonly #most: number;
  readonly #kept: ScoredSlice[] = [];

  constructor(rows: SliceRows, most: number) {
    this.#rows = rows;
    this.#most = most;
  }

  /** A slice that scores less will not be kept. */
  get threshold(): number {
    return this.#kept.length < this.#most ? 0 : this.#kept.at(-1)!.score;
  }

  offer(slice: ScoredSlice): void {
    if (this.#kept.length >= this.#most && inOrder(this.#kept.at(-1)!, slice) <= 0) return;
    // Of equal rows the counts and the score are equal.
    const twin = this.#kept.findIndex((kept) => kept.score === slice.score && kept.counts.every((count, kind) => count === slice.counts[kind]) && this.#haveSameRows(kept.predicate, slice.predicate));
    if (twin >= 0 && inOrder(this.#kept[twin]!, slice) <= 0) return;
    if (twin >= 0) this.#kept.splice(twin, 1);
    let [low, high] = [0, this.#kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (inOrder(this.#kept[middle]!, slice) <= 0) low = middle + 1;
      else high = middle;
    }
    this.#kept.splice(low, 0, slice);
    if (this.#kept.length > this.#most) this.#kept.pop();
  }

  list(): ScoredSlice[] {
    return [...this.#kept];
  }

  /** They have equally many: the one within the other is enough. */
  #haveSameRows(a: readonly Literal[], b: readonly Literal[]): boolean {
    for (let row = 0; row < this.#rows.rowCount; row += 1) if (isInSlice(this.#rows, a, row) && !isInSlice(this.#rows, b, row)) return false;
    return true;
  }
}

function inOrder(a: ScoredSlice, b: ScoredSlice): number {
  if (a.score !== b.score) return b.score - a.score;
  if (a.predicate.length !== b.predicate.length) return a.predicate.length - b.predicate.length;
  for (const [at, literal] of a.predicate.entries()) {
    const other = b.predicate[at]!;
    if (literal.key !== other.key) return literal.key - other.key;
    if (literal.value !== other.value) return literal.value - other.value;
  }
  return 0;
}
