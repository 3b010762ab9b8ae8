/** Scripts written without spaces between words: every character (with its marks) becomes a search word of its own. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]\p{M}*/gu;

/**
 * The form in which texts enter the full-text index, and in which search words are looked up: both sides must call it.
 * Composed and decomposed, full-width and plain characters become the same (NFKC); case and accents are folded by the index.
 * Stored texts are never changed by it.
 */
export function toSearchText(text: string): string {
  return text.normalize('NFKC').replace(UNSPACED, ' $& ');
}
