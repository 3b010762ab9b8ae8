/** A piece of text and how it is shown. */
export type TextPiece = { readonly kind: 'plain'; readonly text: string } | { readonly kind: 'keyword'; readonly text: string } | { readonly kind: 'hidden'; readonly text: string; readonly name: string };

/** Characters that cannot be seen but change what is read, with the names people know them by. */
const HIDDEN: ReadonlyMap<number, string> = new Map([
  [0xa0, 'NBSP'], [0xad, 'SHY'], [0x200b, 'ZWSP'], [0x200c, 'ZWNJ'], [0x200d, 'ZWJ'], [0x200e, 'LRM'], [0x200f, 'RLM'], [0x2028, 'LS'], [0x2029, 'PS'],
  [0x202a, 'LRE'], [0x202b, 'RLE'], [0x202c, 'PDF'], [0x202d, 'LRO'], [0x202e, 'RLO'], [0x2060, 'WJ'], [0x2066, 'LRI'], [0x2067, 'RLI'], [0x2068, 'FSI'],
  [0x2069, 'PDI'], [0xfeff, 'BOM'], [0xfffd, '�'], [0x09, '→'], [0x0d, 'CR'], [0x7f, 'DEL'],
]);
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const HIDDEN_PATTERN = /[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffd]/;

export interface MarkOptions {
  /** Found anywhere in the text, whatever the case. */
  readonly keywords: readonly string[];
  readonly showHidden: boolean;
}

/** Splits a text into plain pieces, keywords and hidden characters. The pieces joined are the text. */
export function markText(text: string, options: MarkOptions): readonly TextPiece[] {
  const pattern = toPattern(options);
  if (!pattern) return [{ kind: 'plain', text }];
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) pieces.push({ kind: 'plain', text: text.slice(end, match.index) });
    const [found] = match;
    pieces.push(match.groups?.['hidden'] === undefined ? { kind: 'keyword', text: found } : { kind: 'hidden', text: found, name: nameOf(found) });
    end = match.index + found.length;
  }
  if (end < text.length || pieces.length === 0) pieces.push({ kind: 'plain', text: text.slice(end) });
  return pieces;
}

function toPattern({ keywords, showHidden }: MarkOptions): RegExp | null {
  // longest first, so that "free entry" wins over "free"
  const words = keywords
    .filter((word) => word.trim() !== '')
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'));
  const parts = [...(showHidden ? [`(?<hidden>${HIDDEN_PATTERN.source})`] : []), ...(words.length > 0 ? [`(?:${words.join('|')})`] : [])];
  return parts.length > 0 ? new RegExp(parts.join('|'), 'gi') : null;
}

function nameOf(character: string): string {
  const code = character.codePointAt(0)!;
  return HIDDEN.get(code) ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
