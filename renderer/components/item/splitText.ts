/** A run of whole lines of a long text. */
export interface TextBlock {
  /** UTF-16 offset in the text. */
  readonly start: number;
  readonly text: string;
  /** For the height before it is laid out. */
  readonly lines: number;
}

const BLOCK = 6_000;
const LINE = 70;

/**
 * Cuts a text at line ends into blocks of about 6,000 characters, so that a browser need only lay out those in view.
 * Joining the blocks with a line end gives the text back.
 */
export function splitText(text: string): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let start = 0;
  while (start <= text.length) {
    const cut = start + BLOCK >= text.length ? -1 : text.indexOf('\n', start + BLOCK);
    const end = cut === -1 ? text.length : cut;
    const part = text.slice(start, end);
    blocks.push({ start, text: part, lines: countLines(part) });
    start = end + 1;
    if (cut === -1) break;
  }
  return blocks;
}

function countLines(text: string): number {
  let lines = 0;
  for (const line of text.split('\n')) lines += Math.max(1, Math.ceil(line.length / LINE));
  return lines;
}
