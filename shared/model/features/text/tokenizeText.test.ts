import { describe, expect, it } from 'vitest';
import { tokenizeText } from './tokenizeText';

describe('tokenizeText', () => {
  it.each([
    ['words, in small letters, and numbers', 'Free entry: WIN 1000 now, snake_case', ['free', 'entry', 'win', '1000', 'now', 'snake_case']],
    ['marks that say something', 'What?! $5 or £3', ['what', '?', '!', '$', '5', 'or', '£', '3']],
    ['accents, in one part or two', 'Café CAFE\u0301', ['café', 'café']],
    ['each Chinese character', '今天天气很好。', ['今', '天', '天', '气', '很', '好']],
    ['Chinese beside Latin', '我用iPhone15手机', ['我', '用', 'iphone15', '手', '机']],
    ['Japanese in three scripts, half width too', '東京タワーへ ｶﾞ', ['東', '京', 'タ', 'ワ', 'ー', 'へ', 'ガ']],
    ['Thai with its vowel signs', 'ที่นี่', ['ที่', 'นี่']],
    ['Korean words', '안녕하세요 세계', ['안녕하세요', '세계']],
    ['Arabic with marks, without the stretching line', 'مُحَمَّد كتـــاب', ['مُحَمَّد', 'كتاب']],
    ['Hindi with its vowel signs', 'हिन्दी में', ['हिन्दी', 'में']],
    ['a Persian word with a joiner in it', 'می\u200cخواهم', ['می\u200cخواهم']],
    ['full-width letters', 'ＡＢＣ１２', ['abc12']],
    ['Greek with both sigmas', 'ΟΔΟΣ οδοσ', ['οδοσ', 'οδοσ']],
    ['emoji, with skin tone, joined and with its selector', 'ok 👍🏽 👩‍👩‍👧 ❤️', ['ok', '👍🏽', '👩‍👩‍👧', '❤']],
    ['emoji in a row, each its own', '😂😂😡', ['😂', '😂', '😡']],
    ['flags, each of two letters', '🇩🇪🇫🇷', ['🇩🇪', '🇫🇷']],
    ['nothing', ' .,;\n\u0000', []],
    ['half a pair', 'a\ud83d b', ['a', 'b']],
  ])('finds %s', (_, text, tokens) => {
    expect(tokenizeText(text)).toEqual(tokens);
  });
});
