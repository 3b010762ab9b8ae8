/** A run of a long text. */
export interface TextBlock {
  /** UTF-16 offset in the text. */
  readonly start: number;
  readonly text: string;
  /** What stands between this block and the next: a line end, or nothing where a very long line had to be cut. */
  readonly end: '\n' | '';
  /** For the height before it is laid out. */
  readonly lines: number;
}

const BLOCK = 6_000;
/** A line longer than this is cut as well: laying out a megabyte without a line end takes seconds. */
const LONGEST_LINE = 12_000;
const LINE = 70;

/**
 * Cuts a text into blocks of about 6,000 characters, so that a browser need only lay out those in view: at line ends, and
 * inside lines of more than 12,000 characters at a space where there is one, never inside a character.
 */
export function splitText(text: string): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let start = 0;
  for (;;) {
    const cut = findCut(text, start);
    const part = text.slice(start, cut?.at ?? text.length);
    blocks.push({ start, text: part, end: cut?.end ?? '', lines: countLines(part) });
    if (!cut) return blocks;
    start = cut.at + cut.end.length;
  }
}

function findCut(text: string, start: number): { readonly at: number; readonly end: '\n' | '' } | null {
  if (start + BLOCK >= text.length) return null;
  const lineEnd = text.indexOf('\n', start + BLOCK);
  if (lineEnd !== -1 && lineEnd - start <= LONGEST_LINE) return { at: lineEnd, end: '\n' };
  if (text.length - start <= LONGEST_LINE) return null;
  const space = text.lastIndexOf(' ', start + LONGEST_LINE);
  return { at: space > start + BLOCK ? space + 1 : nextCharacter(text, start + LONGEST_LINE), end: '' };
}

/** What belongs to the character ahead of it. */
const JOINED = /^(?:[\udc00-\udfff]|\p{M}|\u200d)/u;

/** The next place that is not inside a surrogate pair or before a mark that belongs to the character ahead of it. */
function nextCharacter(text: string, at: number): number {
  let place = at;
  // a joiner holds the character behind it as well
  while (place < at + 100 && (JOINED.test(text.slice(place, place + 2)) || text[place - 1] === '\u200d')) place += 1;
  return place;
}

function countLines(text: string): number {
  let lines = 0;
  for (const line of text.split('\n')) lines += Math.max(1, Math.ceil(line.length / LINE));
  return lines;
}
