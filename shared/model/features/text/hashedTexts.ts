/**
 * N-grams of texts, hashed, before anything is fitted: made once, then used for any choice of training rows. Row r has the n-grams at starts[r] .. starts[r + 1] - 1,
 * places rising and each once.
 */
export interface HashedTexts {
  readonly rows: number;
  /** rows + 1 numbers, the first 0. */
  readonly starts: Int32Array;
  /** Places in `dictionary`. */
  readonly places: Int32Array;
  /** How often it occurs in the text. */
  readonly counts: Uint16Array;
  /** Hashes that occur, rising. Below 2^31: word n-grams; from there on: character n-grams. */
  readonly dictionary: Uint32Array;
}

/** Hashes from here on are of character n-grams. */
export const CHARACTER_HASHES = 0x80000000;
