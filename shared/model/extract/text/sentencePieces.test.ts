import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sentencePieces, type Vocabulary } from './sentencePieces';

const vocabulary = JSON.parse(fs.readFileSync('resources/models/sentences/vocabulary.json', 'utf8')) as Vocabulary;
const cut = sentencePieces(vocabulary);

describe('pieces of words', () => {
  it.each([
    ['Hello, world!', [341, 4125, 8, 311, 78]],
    ['How do I reset my password?', [728, 64, 16, 137, 1383, 69, 5969, 54]],
    ['internationalization unbelievably', [1899, 1805, 228, 2681, 349, 278, 1642]],
    ['  two  spaces ', [30, 30, 174, 30, 1016, 7, 30]],
    ['price: $19.99 (50% off)', [704, 57, 872, 564, 6, 1994, 44, 1019, 388, 206, 52]],
    ['I \u2665 \u{1f355}\u{1f355} pizza', [16, 30, 7678, 30, 0, 6077]],
    ['\u65e5\u672c\u8a9e text', [30, 0, 1515]],
    ['na\u00efve caf\u00e9 \ufb01anc\u00e9', [1216, 0, 105, 976, 209, 1133, 490, 512, 131, 1133]],
    ['hippopotamus xylophone zzzz', [4793, 673, 3862, 436, 298, 649, 48, 302, 2901, 30, 1093, 1093]],
    ['URGENT!!! Call 09061701461 now', [30, 3389, 285, 5111, 1300, 3650, 757, 3407, 5555, 3125, 2363, 5555, 169]],
  ])('%s is cut as the tokenizer of @energetic-ai/embeddings cuts it', (text, places) => {
    expect(cut(text)).toEqual(places);
  });

  it('an empty text has none', () => {
    expect(cut('')).toEqual([]);
  });

  it('takes the likelier of two ways, not the first or longest piece', () => {
    const small: Vocabulary = [['?', 0], ['', 0], ['', 0], ['', 0], ['', 0], ['', 0], ['\u2581a', -1], ['bc', -1], ['\u2581ab', -5], ['c', -5]];
    expect(sentencePieces(small)('abc')).toEqual([6, 7]);
  });
});
