import chardet from 'chardet';
import type { ImportProblem } from '../../../../shared/contract/importing';
import { FatalProblem, makeProblem } from '../importProblem';

export interface DetectedEncoding {
  /** A label of the WHATWG Encoding Standard. */
  readonly encoding: string;
  readonly problems: readonly ImportProblem[];
}

/** Encodings offered when the bytes are not UTF-8. */
const FALLBACK = 'windows-1252';
/** Points of confidence, of 100. */
const CLEARLY = 25;

/**
 * Encoding of a file from its first bytes: a byte order mark decides, then UTF-8 if it is valid. What looks like UTF-16
 * without a mark, or is some other encoding, is a question: a wrong guess would change letters without anybody noticing.
 */
export function detectEncoding(head: Buffer, file: string): DetectedEncoding {
  const bom = findByteOrderMark(head);
  if (bom !== null) return { encoding: bom, problems: [] };
  const wide = looksLikeUtf16(head);
  if (wide !== null) {
    return {
      encoding: wide,
      problems: [makeProblem('question', 'encoding.utf16', file, `${file} looks like UTF-16 without a byte order mark. If so, choose the encoding ${wide} (--encoding ${wide}).`)],
    };
  }
  const bad = findInvalidUtf8(head, false);
  if (bad === -1) return { encoding: 'utf-8', problems: [] };
  const guess = guessEncoding(head);
  const line = countLines(head, bad);
  return {
    encoding: guess,
    problems: [
      makeProblem('question', 'encoding.unknown', file, `Line ${line} of ${file} is not UTF-8. It may be ${guess}: check the letters in the preview, then choose the encoding (--encoding ${guess}).`, {
        line,
        found: new TextDecoder(guess).decode(head.subarray(Math.max(0, bad - 20), bad + 20)),
      }),
    ],
  };
}

function findByteOrderMark(head: Buffer): string | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

/** Text of mostly Latin letters has a zero in every second byte. */
function looksLikeUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  let even = 0;
  let odd = 0;
  for (let index = 0; index + 1 < head.length; index += 2) {
    if (head[index] === 0) even += 1;
    if (head[index + 1] === 0) odd += 1;
  }
  const pairs = head.length / 2;
  if (pairs < 2) return null;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be';
  return null;
}

function guessEncoding(head: Buffer): string {
  const found = chardet.analyse(head);
  const best = found[0];
  // ISO-8859-1 means windows-1252 everywhere on the web, and for good reason: its upper controls are never meant. A rarer
  // Latin encoding must be clearly likelier: in short texts they all look alike.
  const latin = found.find(({ name }) => /^(ISO-8859-1|windows-1252)$/i.test(name))?.confidence ?? 0;
  if (best === undefined || best.confidence < latin + CLEARLY || /^(ISO-8859-1|windows-1252|ASCII|UTF-8)$/i.test(best.name)) return FALLBACK;
  return isKnownEncoding(best.name) ? best.name.toLowerCase() : FALLBACK;
}

export function isKnownEncoding(label: string): boolean {
  try {
    return new TextDecoder(label, { fatal: true }).encoding !== '';
  } catch {
    return false;
  }
}

/** Turns bytes into text piece by piece and refuses the first byte that is none: no letter is ever replaced silently. */
export class StrictDecoder {
  readonly #decoder: InstanceType<typeof TextDecoder>;
  readonly #file: string;
  readonly #encoding: string;
  #tail = Buffer.alloc(0);

  constructor(encoding: string, file: string) {
    this.#decoder = new TextDecoder(encoding, { fatal: true });
    this.#encoding = this.#decoder.encoding;
    this.#file = file;
  }

  /** `lineOf(text)` tells the physical line at which `text`, the readable start of this piece, ends. */
  decode(bytes: Buffer, last: boolean, lineOf: (readable: string) => number): string {
    try {
      const text = this.#decoder.decode(bytes, { stream: !last });
      // An unfinished character at the end of a piece is needed to find the place of a fault in the next one.
      this.#tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 4)));
      return text;
    } catch {
      const isUtf8 = this.#encoding === 'utf-8';
      const before = isUtf8 ? this.#tail.subarray(unfinishedFrom(this.#tail)) : Buffer.alloc(0);
      const all = Buffer.concat([before, bytes]);
      const bad = isUtf8 ? findInvalidUtf8(all, last) : -1;
      const readable = bad === -1 ? new TextDecoder(this.#encoding).decode(bytes).split('\uFFFD')[0]! : all.toString('utf8', 0, bad);
      const line = lineOf(readable);
      const found = isUtf8 && bad >= 0 ? [...all.subarray(bad, bad + 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ') : '';
      throw new FatalProblem(
        makeProblem('error', 'encoding.invalid', this.#file, `Line ${line} of ${this.#file} holds bytes that are not ${this.#encoding.toUpperCase()}${found === '' ? '' : ` (${found})`}. Nothing was imported. Choose the right encoding (--encoding), or repair the line.`, {
          line,
          found,
        }),
      );
    }
  }
}

/** Start of the character that the last bytes leave unfinished; the length where they are whole. */
function unfinishedFrom(tail: Buffer): number {
  for (let back = 1; back <= Math.min(3, tail.length); back += 1) {
    const byte = tail[tail.length - back]!;
    if (byte < 0x80) return tail.length;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? tail.length - back : tail.length;
  }
  return tail.length;
}

/** Index of the first byte that is not UTF-8; -1 where there is none. `complete`: an unfinished character at the end is a fault. */
export function findInvalidUtf8(bytes: Uint8Array, complete: boolean): number {
  let index = 0;
  while (index < bytes.length) {
    const byte = bytes[index]!;
    if (byte < 0x80) {
      index += 1;
      continue;
    }
    const length = byte >= 0xf0 && byte <= 0xf4 ? 4 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xc2 && byte < 0xe0 ? 2 : 0;
    if (length === 0) return index;
    for (let offset = 1; offset < length; offset += 1) {
      const next = bytes[index + offset];
      if (next === undefined) return complete ? index : -1;
      const low = offset === 1 && byte === 0xe0 ? 0xa0 : offset === 1 && byte === 0xf0 ? 0x90 : 0x80;
      const high = offset === 1 && byte === 0xed ? 0x9f : offset === 1 && byte === 0xf4 ? 0x8f : 0xbf;
      if (next < low || next > high) return index;
    }
    index += length;
  }
  return -1;
}

function countLines(bytes: Buffer, until: number): number {
  let line = 1;
  for (let index = bytes.indexOf(10); index !== -1 && index < until; index = bytes.indexOf(10, index + 1)) line += 1;
  return line;
}
