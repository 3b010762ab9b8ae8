import type { HashedTexts } from './hashedTexts';
import type { TextNgrams } from '../../preprocessing';
import { CHARACTER_HASHES } from './hashedTexts';

export interface TextFitOptions {
  /** Rows to fit on, the training rows; all if left out. */
  readonly rows?: ArrayLike<number>;
  /** Length of a row's character part when its word part has length 1; 0 leaves it out. */
  readonly characterWeight?: number;
}

/** Texts a character n-gram has to occur in: those of one text only say what its words say. */
const CHARACTER_TEXTS = 2;

/**
 * Which n-grams are known, and how much does each tell?
 *
 * The vocabulary is every word n-gram of the rows and every character n-gram that occurs in at least two of them; its inverse document frequency is ln((1 + n) / (1 + texts with it)) + 1,
 * as scikit-learn's TfidfVectorizer has it. Fit on training rows only: what is seen in others would leak.
 */
export function fitTextFeatures(texts: HashedTexts, { rows, characterWeight = 0.8 }: TextFitOptions = {}): TextNgrams {
  const n = rows ? rows.length : texts.rows;
  const frequency = new Int32Array(texts.dictionary.length);
  for (let i = 0; i < n; i += 1) {
    const row = rows ? rows[i]! : i;
    for (let at = texts.starts[row]!; at < texts.starts[row + 1]!; at += 1) frequency[texts.places[at]!]! += 1;
  }
  const known = (place: number) => frequency[place]! >= (texts.dictionary[place]! < CHARACTER_HASHES ? 1 : characterWeight > 0 ? CHARACTER_TEXTS : Infinity);
  let size = 0;
  for (let place = 0; place < frequency.length; place += 1) if (known(place)) size += 1;
  const [vocabulary, idf] = [new Uint32Array(size), new Float32Array(size)];
  let column = 0;
  for (let place = 0; place < frequency.length; place += 1) {
    if (!known(place)) continue;
    vocabulary[column] = texts.dictionary[place]!;
    idf[column] = Math.log((1 + n) / (1 + frequency[place]!)) + 1;
    column += 1;
  }
  return { kind: 'textNgrams', version: 1, characterWeight, vocabulary, idf };
}
