/** Bytes of a file's beginning that `detectMediaType` wants to see. */
export const HEAD_BYTES = 512;

/** A type by its signature: at `offset` come the bytes of `text` (Latin-1), and where given `also` at its own place. */
interface Signature {
  readonly mime: string;
  readonly offset: number;
  readonly text: string;
  readonly also?: { readonly offset: number; readonly text: string };
}

const SIGNATURES: readonly Signature[] = [
  { mime: 'image/png', offset: 0, text: '\x89PNG\r\n\x1a\n' },
  { mime: 'image/jpeg', offset: 0, text: '\xff\xd8\xff' },
  { mime: 'image/gif', offset: 0, text: 'GIF87a' },
  { mime: 'image/gif', offset: 0, text: 'GIF89a' },
  { mime: 'image/webp', offset: 0, text: 'RIFF', also: { offset: 8, text: 'WEBP' } },
  { mime: 'image/bmp', offset: 0, text: 'BM', also: { offset: 6, text: '\0\0\0\0' } },
  { mime: 'image/avif', offset: 4, text: 'ftypavif' },
  { mime: 'image/x-icon', offset: 0, text: '\0\0\x01\0' },
  { mime: 'audio/wav', offset: 0, text: 'RIFF', also: { offset: 8, text: 'WAVE' } },
  { mime: 'audio/wav', offset: 0, text: 'RF64', also: { offset: 8, text: 'WAVE' } },
  { mime: 'audio/flac', offset: 0, text: 'fLaC' },
  { mime: 'audio/ogg', offset: 0, text: 'OggS' },
  { mime: 'audio/mpeg', offset: 0, text: 'ID3' },
  { mime: 'audio/mp4', offset: 4, text: 'ftypM4A' },
  { mime: 'audio/mp4', offset: 4, text: 'ftypmp42' },
  { mime: 'audio/mp4', offset: 4, text: 'ftypisom' },
  { mime: 'audio/webm', offset: 0, text: '\x1a\x45\xdf\xa3' },
];

/**
 * What the bytes say that a file is, whatever its name says; null: no image or sound that is shown. `head`: at least the first
 * `HEAD_BYTES` bytes, or the whole file. SVG is recognised too: it is only ever drawn as an image, where no script of it runs.
 */
export function detectMediaType(head: Uint8Array): string | null {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, HEAD_BYTES)).toString('latin1');
  const found = SIGNATURES.find(({ offset, text: wanted, also }) => text.startsWith(wanted, offset) && (!also || text.startsWith(also.text, also.offset)));
  if (found) return found.mime;
  if (isMpegAudioFrame(head)) return 'audio/mpeg';
  if (isAdtsFrame(head)) return 'audio/aac';
  return isSvg(text) ? 'image/svg+xml' : null;
}

/** Eleven set bits, then no reserved version, layer, bit rate or sampling rate (ISO 11172-3, 2.4.2.3). */
function isMpegAudioFrame([a = 0, b = 0, c = 0]: Uint8Array): boolean {
  return a === 0xff && (b & 0xe0) === 0xe0 && (b & 0x18) !== 0x08 && (b & 0x06) !== 0 && (c & 0xf0) !== 0xf0 && (c & 0x0c) !== 0x0c;
}

/** AAC in ADTS frames: twelve set bits and layer 0. */
function isAdtsFrame([a = 0, b = 0]: Uint8Array): boolean {
  return a === 0xff && (b & 0xf6) === 0xf0;
}

/** Begins with an `svg` element, after at most an XML declaration, comments and a document type. */
function isSvg(text: string): boolean {
  const start = text.replace(/^\xef\xbb\xbf/, '').replace(/^(\s|<\?xml[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE svg[^>[]*(\[[^\]]*\])?[^>]*>)*/i, '');
  return /^<svg[\s/>]/i.test(start);
}
