import type { SparseRows } from '../../featureRows';
import type { TextNgrams } from '../../preprocessing';
import { CHARACTER_HASHES, type HashedTexts } from './hashedTexts';

/**
 * The features of texts under a fitted vocabulary: (1 + ln count) * idf, the word part of each row scaled to length 1 and its character part to `characterWeight`, then
 * the whole row to length 1. N-grams that are not in the vocabulary are left out; a row without any is empty. `rows`: those rows in that order; all if left out.
 */
export function applyTextFeatures({ vocabulary, idf, characterWeight }: TextNgrams, texts: HashedTexts, rows?: ArrayLike<number>): SparseRows {
  const columnOf = matchColumns(texts.dictionary, vocabulary);
  const n = rows ? rows.length : texts.rows;
  const starts = new Int32Array(n + 1);
  for (let i = 0; i < n; i += 1) {
    const row = rows ? rows[i]! : i;
    let known = 0;
    for (let at = texts.starts[row]!; at < texts.starts[row + 1]!; at += 1) if (columnOf[texts.places[at]!]! >= 0) known += 1;
    starts[i + 1] = starts[i]! + known;
  }
  const [indices, values] = [new Int32Array(starts[n]!), new Float32Array(starts[n]!)];
  let firstCharacter = 0;
  while (firstCharacter < vocabulary.length && vocabulary[firstCharacter]! < CHARACTER_HASHES) firstCharacter += 1;
  for (let i = 0; i < n; i += 1) {
    const row = rows ? rows[i]! : i;
    const start = starts[i]!;
    let [to, split, words, characters] = [start, start, 0, 0];
    for (let at = texts.starts[row]!; at < texts.starts[row + 1]!; at += 1) {
      const column = columnOf[texts.places[at]!]!;
      if (column < 0) continue;
      const count = texts.counts[at]!;
      const value = (count === 1 ? 1 : 1 + Math.log(count)) * idf[column]!;
      if (column < firstCharacter) {
        words += value * value;
        split = to + 1;
      } else characters += value * value;
      indices[to] = column;
      values[to] = value;
      to += 1;
    }
    const length = Math.hypot(words > 0 ? 1 : 0, characters > 0 ? characterWeight : 0);
    const [wordScale, characterScale] = [1 / (Math.sqrt(words) * length), characterWeight / (Math.sqrt(characters) * length)];
    for (let at = start; at < split; at += 1) values[at]! *= wordScale;
    for (let at = split; at < to; at += 1) values[at]! *= characterScale;
  }
  return { kind: 'sparse', rows: n, columns: vocabulary.length, starts, indices, values };
}

/** The column of each hash of a dictionary, -1 for none; both rise, so one walk finds all. */
function matchColumns(dictionary: Uint32Array, vocabulary: Uint32Array): Int32Array {
  const columns = new Int32Array(dictionary.length).fill(-1);
  let column = 0;
  for (let place = 0; place < dictionary.length; place += 1) {
    while (column < vocabulary.length && vocabulary[column]! < dictionary[place]!) column += 1;
    if (column < vocabulary.length && vocabulary[column] === dictionary[place]) columns[place] = column;
  }
  return columns;
}
