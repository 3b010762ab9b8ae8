/** What a code point is to the tokeniser. */
const UNKNOWN = 0;
const SEPARATOR = 1;
const WORD = 2;
const MARK = 3;
const IDEOGRAPH = 4;
const EMOJI = 5;
const FLAG = 6;
const SYMBOL = 7;
const JOINER = 8;

/** Scripts written without spaces between words: each character is a token. */
const UNSPACED = /\p{scx=Han}|\p{scx=Hiragana}|\p{scx=Katakana}|\p{scx=Bopomofo}|\p{scx=Yi}|\p{scx=Thai}|\p{scx=Lao}|\p{scx=Khmer}|\p{scx=Myanmar}|\p{scx=Tibetan}|\p{scx=Javanese}|\p{scx=Balinese}/u;
const ZERO_WIDTH_JOINER = 0x200d;

/**
 * Where are the tokens of a text of any script? Writes the end of each token into `ends` and its start into `starts` (in UTF-16 units) and returns how many.
 *
 * Hand over text that went through `foldText`. A token is: a run of letters, digits and `_` with their combining marks; one character, with its marks, of a script that is
 * written without spaces (Chinese, Japanese, Thai, Khmer ...); an emoji with its skin tone and all that is joined to it, a flag; a mark of exclamation or question, a currency sign or another symbol.
 * What stands between is dropped: spaces, other punctuation, control characters.
 */
export function scanTokens(text: string, starts: number[], ends: number[]): number {
  const length = text.length;
  let [count, at] = [0, 0];
  while (at < length) {
    const point = text.codePointAt(at)!;
    const kind = classOf(point);
    const start = at;
    at += point > 0xffff ? 2 : 1;
    if (kind === SEPARATOR || kind === MARK || kind === JOINER) continue;
    if (kind === WORD) at = skipWord(text, at);
    else if (kind === IDEOGRAPH) at = skipMarks(text, at);
    else if (kind === EMOJI) at = skipEmoji(text, at);
    else if (kind === FLAG && at < length && classOf(text.codePointAt(at)!) === FLAG) at += 2;
    starts[count] = start;
    ends[count] = at;
    count += 1;
  }
  return count;
}

function skipWord(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const point = text.codePointAt(at)!;
    const kind = classOf(point);
    // a joiner stays in the word only if the word goes on: Persian and Indic scripts have them inside words
    if (kind === JOINER ? at + 1 >= text.length || classOf(text.codePointAt(at + 1)!) !== WORD : kind !== WORD && kind !== MARK) break;
    at += point > 0xffff ? 2 : 1;
  }
  return at;
}

function skipMarks(text: string, from: number): number {
  let at = from;
  while (at < text.length && classOf(text.codePointAt(at)!) === MARK) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  return at;
}

/** Skin tones, variation selectors, keycaps and tags follow an emoji; a zero-width joiner with another emoji behind it goes on with that. */
function skipEmoji(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (at < text.length && isEmojiSuffix(text.codePointAt(at)!)) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
    if (text.charCodeAt(at) !== ZERO_WIDTH_JOINER || at + 1 >= text.length) return at;
    const next = text.codePointAt(at + 1)!;
    if (classOf(next) !== EMOJI) return at;
    at += next > 0xffff ? 3 : 2;
  }
}

function isEmojiSuffix(point: number): boolean {
  return (point >= 0x1f3fb && point <= 0x1f3ff) || classOf(point) === MARK || (point >= 0xe0020 && point <= 0xe007f);
}

/** Classes already asked for: the answer of `classify`, which never changes. */
const basic = new Uint8Array(0x10000);
const others = new Map<number, number>();

function classOf(point: number): number {
  if (point < 0x10000) {
    const known = basic[point]!;
    return known === UNKNOWN ? (basic[point] = classify(point)) : known;
  }
  const known = others.get(point);
  if (known !== undefined) return known;
  const found = classify(point);
  others.set(point, found);
  return found;
}

function classify(point: number): number {
  if (point === 0x200c || point === ZERO_WIDTH_JOINER) return JOINER;
  // lone halves of a pair have no meaning
  if (point >= 0xd800 && point <= 0xdfff) return SEPARATOR;
  const character = String.fromCodePoint(point);
  if (point >= 0x1f1e6 && point <= 0x1f1ff) return FLAG;
  if (/\p{M}/u.test(character)) return MARK;
  if (/[\p{L}\p{Nd}\p{Nl}\p{No}_]/u.test(character)) return UNSPACED.test(character) && !/\p{Nd}/u.test(character) ? IDEOGRAPH : WORD;
  if (/\p{Extended_Pictographic}|\p{Emoji_Modifier}/u.test(character)) return EMOJI;
  if (/[!?¡¿؟！？]|\p{Sc}|\p{So}|\p{Sk}|\p{Sm}/u.test(character)) return SYMBOL;
  return SEPARATOR;
}
