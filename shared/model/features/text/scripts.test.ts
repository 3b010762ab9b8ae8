import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../sampling/random';
import { applyPreprocessing, fitPreprocessing } from '../../featureSource';
import { predictSoftmax } from '../../linear/predictSoftmax';
import { trainSoftmax } from '../../linear/trainSoftmax';
import { hashTexts } from './hashTexts';

/** Four words a class, and eight that tell nothing, as each language writes them: with spaces or without, in code units beyond the first plane, with marks that combine. */
const LANGUAGES: Readonly<Record<string, { readonly classes: readonly (readonly string[])[]; readonly others: readonly string[]; readonly between: string }>> = {
  English: { classes: [['goal', 'match', 'team', 'coach'], ['soup', 'bread', 'dinner', 'sauce'], ['rain', 'cloud', 'storm', 'frost']], others: ['today', 'we', 'saw', 'a', 'very', 'good', 'one', 'again'], between: ' ' },
  Chinese: { classes: [['进球', '比赛', '球队', '教练'], ['米饭', '面包', '晚餐', '酱油'], ['下雨', '乌云', '风暴', '霜冻']], others: ['今天', '我们', '看见', '一个', '非常', '不错', '的', '又'], between: '' },
  Japanese: { classes: [['ゴール', '試合', 'チーム', '監督'], ['スープ', 'パン', '夕食', 'ソース'], ['雨', 'くも', '嵐', 'しも']], others: ['今日', '私たち', 'みた', 'ひとつ', 'とても', '良い', 'の', 'また'], between: '' },
  Thai: { classes: [['ประตู', 'แข่งขัน', 'ทีม', 'โค้ช'], ['ซุป', 'ขนมปัง', 'มื้อเย็น', 'ซอส'], ['ฝน', 'เมฆ', 'พายุ', 'น้ำค้าง']], others: ['วันนี้', 'เรา', 'เห็น', 'หนึ่ง', 'มาก', 'ดี', 'ที่', 'อีก'], between: '' },
  Arabic: { classes: [['هدف', 'مباراة', 'فريق', 'مدرب'], ['حساء', 'خبز', 'عشاء', 'صلصة'], ['مطر', 'سحابة', 'عاصفة', 'صقيع']], others: ['اليوم', 'نحن', 'رأينا', 'واحد', 'جدا', 'جيد', 'من', 'مرة'], between: ' ' },
  emoji: { classes: [['⚽', '🏟️', '🏆', '🥅'], ['🍜', '🍞', '🍽️', '🧂'], ['🌧️', '☁️', '⛈️', '❄️']], others: ['😀', '👍🏽', '👩‍👩‍👧', '🙏', '🔥', '💯', '🇫🇷', '✨'], between: '' },
};
const [ROWS, TRAINED] = [240, 120];

/** Accuracy on texts that were not learnt from: one word in six tells the class, one text in ten has one of another class too. */
async function accuracyOf({ classes, others, between }: (typeof LANGUAGES)[string]): Promise<number> {
  const random = createRandom(11);
  const pick = (words: readonly string[]) => words[random.nextBelow(words.length)]!;
  const labels = Int32Array.from({ length: ROWS }, () => random.nextBelow(classes.length));
  const texts = Array.from(labels, (label) => {
    const words = Array.from({ length: 5 }, () => pick(others));
    words.splice(random.nextBelow(6), 0, pick(classes[label]!));
    if (random.nextBelow(10) === 0) words.push(pick(classes[random.nextBelow(classes.length)]!));
    return words.join(between);
  });
  const source = { kind: 'textNgrams', texts: await hashTexts(texts) } as const;
  const [train, held] = [Int32Array.from({ length: TRAINED }, (_, row) => row), Int32Array.from({ length: ROWS - TRAINED }, (_, row) => TRAINED + row)];
  const fitted = fitPreprocessing(source, train);
  const model = await trainSoftmax(applyPreprocessing(fitted, source, train), labels.subarray(0, TRAINED), { classes: classes.length, c: 10 });
  const probabilities = predictSoftmax(model, applyPreprocessing(fitted, source, held));
  return held.filter((row, at) => {
    const own = probabilities.subarray(at * classes.length, (at + 1) * classes.length);
    return own.indexOf(Math.max(...own)) === labels[row];
  }).length / held.length;
}

describe('texts of any script', () => {
  it.each(Object.keys(LANGUAGES).filter((name) => name !== 'English'))('%s trains about as well as English', async (name) => {
    const [english, own] = [await accuracyOf(LANGUAGES['English']!), await accuracyOf(LANGUAGES[name]!)];
    expect(english).toBeGreaterThan(0.9);
    expect(own).toBeGreaterThan(english - 0.05);
  });
});
