import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../sampling/random';
import { crossValidate, stratifiedFolds } from '../../linear/crossValidate';
import { applyTextFeatures } from './applyTextFeatures';
import { fitTextFeatures } from './fitTextFeatures';
import { hashTexts } from './hashTexts';

const texts = ['the cat sat', 'the dog sat down', 'a cat and a cat', 'dogs and cats'];

async function featuresOf(given: readonly string[], rows?: readonly number[]) {
  const hashed = await hashTexts(given);
  return applyTextFeatures(fitTextFeatures(hashed, rows && { rows }), hashed);
}

describe('text features', () => {
  it('are those of scikit-learn where there are no characters: values of each row and all products of rows', async () => {
    const hashed = await hashTexts(texts);
    const { starts, values, columns } = applyTextFeatures(fitTextFeatures(hashed, { characterWeight: 0 }), hashed);
    // TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r'\w+') of scikit-learn 1.2, non-zero values rising
    const expected = [
      [0.401043, 0.401043, 0.401043, 0.508672, 0.508672],
      [0.315537, 0.315537, 0.400218, 0.400218, 0.400218, 0.400218, 0.400218],
      [0.247627, 0.314083, 0.314083, 0.419268, 0.531789, 0.531789],
      [0.366739, 0.465162, 0.465162, 0.465162, 0.465162],
    ];
    expect(columns).toBe(19);
    expected.forEach((row, at) => {
      const own = [...values.subarray(starts[at], starts[at + 1])].sort((a, b) => a - b);
      expect(own).toHaveLength(row.length);
      row.forEach((value, place) => expect(own[place]).toBeCloseTo(value, 5));
    });
  });

  it('have length 1, and columns that rise, each once', async () => {
    const { rows, starts, indices, values } = await featuresOf([...texts, 'dog dog dog doggerel doggerel']);
    for (let row = 0; row < rows; row += 1) {
      const own = [...indices.subarray(starts[row], starts[row + 1])];
      expect(own).toEqual([...new Set(own)].sort((a, b) => a - b));
      expect(Math.hypot(...values.subarray(starts[row], starts[row + 1]))).toBeCloseTo(1, 6);
    }
  });

  it('know nothing of texts they were not fitted on', async () => {
    const seen = await hashTexts(texts);
    const fitted = fitTextFeatures(seen);
    const other = await hashTexts(['zebra', '', 'the zebra sat']);
    const { starts, columns } = applyTextFeatures(fitted, other);
    expect([...starts]).toEqual([0, 0, 0, 6]); // the, sat, and two parts of each
    expect(columns).toBe(fitted.vocabulary.length);
    expect(fitTextFeatures(await hashTexts([...texts, 'zebra']), { rows: [0, 1, 2, 3] })).toEqual(fitted);
  });

  it('are the same for a text alone and among others', async () => {
    const fitted = fitTextFeatures(await hashTexts(texts));
    const among = applyTextFeatures(fitted, await hashTexts(texts), [2]);
    expect(applyTextFeatures(fitted, await hashTexts([texts[2]!]))).toEqual(among);
  });

  it('take many different texts: the index of hashes grows', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => `w${at} v${at * 7}`);
    const hashed = await hashTexts(many);
    expect(hashed.dictionary.length).toBeGreaterThan(2 ** 15);
    expect([...hashed.dictionary].every((hash, at) => at === 0 || hash > hashed.dictionary[at - 1]!)).toBe(true);
    const alone = await hashTexts([many[9_999]!]);
    const own = [...hashed.places.subarray(hashed.starts[9_999], hashed.starts[10_000])].map((place) => hashed.dictionary[place]);
    expect(own).toEqual([...alone.dictionary]);
  });

  it('pauses, and ends when the pause rejects', async () => {
    const long = Array.from({ length: 50 }, () => 'many words and more of them '.repeat(200));
    let pauses = 0;
    await hashTexts(long, async () => void (pauses += 1));
    expect(pauses).toBeGreaterThan(1);
    await expect(hashTexts(long, () => Promise.reject(new Error('cancelled')))).rejects.toThrow('cancelled');
  });
});

/** 240 texts of two classes, each mostly of words both have and two of its own, joined as the script joins them. */
function makeTexts(common: readonly string[], own: readonly (readonly string[])[], join: string) {
  const random = createRandom(5);
  const pick = (list: readonly string[]) => list[random.nextBelow(list.length)]!;
  const labels = Int32Array.from({ length: 240 }, (_, row) => row % 2);
  const made = Array.from(labels, (label) => {
    const words = Array.from({ length: 8 }, () => pick(common));
    for (let times = 0; times < 2; times += 1) words.splice(random.nextBelow(9), 0, pick(own[label]!));
    return words.join(join);
  });
  return { texts: made, labels };
}

const LANGUAGES: readonly (readonly [string, ReturnType<typeof makeTexts>])[] = [
  ['English', makeTexts(['the', 'of', 'and', 'with', 'today', 'people', 'very', 'house'], [['goal', 'match', 'player', 'team'], ['market', 'bank', 'price', 'trade']], ' ')],
  ['Chinese, without spaces', makeTexts(['的', '了', '今天', '我们', '很', '房子', '人们', '在'], [['进球', '比赛', '球员', '球队'], ['市场', '银行', '价格', '贸易']], '')],
  ['Japanese, without spaces', makeTexts(['の', 'は', '今日', '私たち', 'とても', '家', 'です', 'で'], [['ゴール', '試合', '選手', 'チーム'], ['市場', '銀行', '価格', '貿易']], '')],
  ['Arabic with marks', makeTexts(['من', 'في', 'اليومَ', 'الناس', 'جدًّا', 'بيتٌ', 'هذا', 'على'], [['هدفٌ', 'المباراة', 'لاعبٌ', 'الفريق'], ['السوق', 'بنكٌ', 'السعر', 'تجارةٌ']], ' ')],
  ['Thai, without spaces', makeTexts(['ที่', 'และ', 'วันนี้', 'คน', 'มาก', 'บ้าน', 'ใน', 'ของ'], [['ประตู', 'แข่งขัน', 'ผู้เล่น', 'ทีม'], ['ตลาด', 'ธนาคาร', 'ราคา', 'การค้า']], '')],
  ['emoji', makeTexts(['🙂', '👍🏽', '🏠', '☀️', '👩‍👩‍👧', '🎵', '✨', '🍕'], [['⚽', '🏆', '🥅', '🏃🏾‍♀️'], ['📈', '🏦', '💶', '🇩🇪']], '')],
];

it.each(LANGUAGES)('texts of any script train as well: %s', async (_, { texts: given, labels }) => {
  const folds = stratifiedFolds(labels, 5, 1);
  const probabilities = await crossValidate({ source: { kind: 'textNgrams', texts: await hashTexts(given) }, labels, folds, classes: 2, c: 10 });
  const right = labels.filter((label, row) => probabilities[row * 2 + label]! > 0.5).length;
  expect(right / labels.length).toBeGreaterThan(0.98);
});
