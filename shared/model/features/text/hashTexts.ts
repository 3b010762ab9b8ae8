import type { Pause } from '../../../metrics/measure';
import { foldText } from './foldText';
import { CHARACTER_HASHES, type HashedTexts } from './hashedTexts';
import { HashIndex } from './hashIndex';
import { scanTokens } from './scanTokens';

/**
 * Size of the character n-grams within a word, its two ends counted as characters. Of 2-3, 3, 3-4, 3-5, 4, 4-5 and 5 measured on messages and on questions, with 100, 400 and all labels, 4-5 and 4
 * were best or next to it everywhere; 3 and below cost accuracy on questions and twice the time, 5 adds a third of the time.
 */
const PART = 4;
const CHARACTERS_PER_PAUSE = 100_000;

/**
 * Which words, pairs of words and parts of words does each text have?
 *
 * Tokens (see `scanTokens`), pairs of neighbouring tokens, and character n-grams inside each word of letters and digits (with a mark at either end of the word, in code
 * points), each as a 32-bit hash. Two n-grams of the same hash count as one: among 500,000 about 60 do. Nothing is learnt from the texts, so a text gives the same hashes alone and among others.
 */
export async function hashTexts(texts: readonly string[], pause?: Pause): Promise<HashedTexts> {
  const collector = new Collector(texts.length);
  let characters = 0;
  for (const [row, text] of texts.entries()) {
    collector.add(row, text);
    characters += text.length + 1;
    if (characters < CHARACTERS_PER_PAUSE || !pause) continue;
    characters = 0;
    await pause(row / texts.length, 'read texts');
  }
  return collector.finish();
}

class Collector {
  readonly #index = new HashIndex();
  readonly #ends: Int32Array;
  readonly #starts: number[] = [];
  readonly #stops: number[] = [];
  readonly #points: number[] = [];
  #ids = new Int32Array(1024);
  #counts = new Uint16Array(1024);
  #used = 0;
  #rowStart = 0;
  /** Where the current row counts an id, plus 1: older values lie before the row's start. */
  #seen = new Int32Array(1024);

  constructor(readonly rows: number) {
    this.#ends = new Int32Array(rows + 1);
  }

  add(row: number, text: string): void {
    this.#rowStart = this.#used;
    const folded = foldText(text);
    const tokens = scanTokens(folded, this.#starts, this.#stops);
    let before = 0;
    for (let token = 0; token < tokens; token += 1) {
      const [start, stop] = [this.#starts[token]!, this.#stops[token]!];
      let hash = 0x811c9dc5;
      for (let at = start; at < stop; at += 1) hash = Math.imul(hash ^ folded.charCodeAt(at), 0x01000193);
      hash = mix(hash);
      this.#count(hash & 0x7fffffff);
      if (token > 0) this.#count(mix(Math.imul(before, 0x9e3779b1) ^ hash) & 0x7fffffff);
      before = hash;
      if (stop - start > 1) this.#addParts(folded, start, stop);
    }
    this.#ends[row + 1] = this.#used;
  }

  #addParts(text: string, start: number, stop: number): void {
    const points = this.#points;
    let length = 0;
    points[length++] = WORD_END;
    for (let at = start; at < stop; at += 1) {
      const point = text.codePointAt(at)!;
      if (point > 0xffff) at += 1;
      points[length++] = point;
    }
    points[length++] = WORD_END;
    // a word of two characters and its ends are the word itself
    if (length <= PART) return;
    for (let from = 0; from + PART <= length; from += 1) {
      let hash = 0x811c9dc5;
      for (let at = from; at < from + PART; at += 1) hash = Math.imul(hash ^ points[at]!, 0x01000193);
      this.#count((mix(hash) | CHARACTER_HASHES) >>> 0);
    }
  }

  #count(hash: number): void {
    const id = this.#index.idOf(hash);
    if (id >= this.#seen.length) this.#seen = grow(this.#seen);
    const seen = this.#seen[id]! - 1;
    if (seen >= this.#rowStart) {
      if (this.#counts[seen]! < 0xffff) this.#counts[seen]! += 1;
      return;
    }
    if (this.#used >= this.#ids.length) {
      this.#ids = grow(this.#ids);
      const counts = new Uint16Array(this.#ids.length);
      counts.set(this.#counts);
      this.#counts = counts;
    }
    this.#ids[this.#used] = id;
    this.#counts[this.#used] = 1;
    this.#used += 1;
    this.#seen[id] = this.#used;
  }

  /** Ids become places in the sorted dictionary, and the n-grams of each row are put in order by counting, not by comparing. */
  finish(): HashedTexts {
    const hashes = this.#index.hashes();
    const dictionary = hashes.slice().sort();
    const sorted = new Int32Array(dictionary.length);
    for (let place = 0; place < dictionary.length; place += 1) sorted[place] = this.#index.idOf(dictionary[place]!);
    const used = this.#used;
    const next = new Int32Array(hashes.length + 1);
    for (let at = 0; at < used; at += 1) next[this.#ids[at]! + 1]! += 1;
    const first = new Int32Array(hashes.length + 1);
    for (let id = 0; id < hashes.length; id += 1) first[id + 1] = first[id]! + next[id + 1]!;
    next.set(first);
    const entries = new Int32Array(used);
    const rowOf = new Int32Array(used);
    for (let row = 0; row < this.rows; row += 1) {
      for (let at = this.#ends[row]!; at < this.#ends[row + 1]!; at += 1) {
        const slot = next[this.#ids[at]!]!++;
        entries[slot] = at;
        rowOf[slot] = row;
      }
    }
    const [places, counts, fill] = [new Int32Array(used), new Uint16Array(used), this.#ends.slice()];
    for (let place = 0; place < sorted.length; place += 1) {
      const id = sorted[place]!;
      for (let slot = first[id]!; slot < first[id + 1]!; slot += 1) {
        const to = fill[rowOf[slot]!]!++;
        places[to] = place;
        counts[to] = this.#counts[entries[slot]!]!;
      }
    }
    return { rows: this.rows, starts: this.#ends, places, counts, dictionary };
  }
}

/** Stands for both ends of a word; no text has it. */
const WORD_END = 0x110000;

/** Every bit of the result depends on every bit given (the end of MurmurHash3). */
function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function grow(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
