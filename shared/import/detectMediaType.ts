export interface MediaType {
  readonly kind: 'image' | 'audio';
  /** MIME type. */
  readonly mime: string;
}

/** Bytes that `detectMediaType` needs to see. */
export const MEDIA_HEAD_BYTES = 512;

const IMAGE = (mime: string): MediaType => ({ kind: 'image', mime });
const AUDIO = (mime: string): MediaType => ({ kind: 'audio', mime });

/** What a file is by its first bytes, whatever its name says; null where it is neither an image nor a sound that can be shown. */
export function detectMediaType(head: Uint8Array): MediaType | null {
  const ascii = (from: number, text: string) => head.length >= from + text.length && [...text].every((character, index) => head[from + index] === character.charCodeAt(0));
  const bytes = (...values: readonly number[]) => values.every((value, index) => head[index] === value);
  if (bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return IMAGE('image/png');
  if (bytes(0xff, 0xd8, 0xff)) return IMAGE('image/jpeg');
  if (ascii(0, 'GIF87a') || ascii(0, 'GIF89a')) return IMAGE('image/gif');
  if (ascii(0, 'RIFF') && ascii(8, 'WEBP')) return IMAGE('image/webp');
  if (ascii(0, 'BM') && head.length >= 26 && head[6] === 0 && head[7] === 0) return IMAGE('image/bmp');
  if (ascii(4, 'ftypavif') || ascii(4, 'ftypavis')) return IMAGE('image/avif');
  if ((ascii(0, 'RIFF') || ascii(0, 'RF64')) && ascii(8, 'WAVE')) return AUDIO('audio/wav');
  if (ascii(0, 'fLaC')) return AUDIO('audio/flac');
  if (ascii(0, 'OggS')) return AUDIO('audio/ogg');
  if (ascii(0, 'ID3')) return AUDIO('audio/mpeg');
  if (ascii(4, 'ftypM4A') || ascii(4, 'ftypM4B')) return AUDIO('audio/mp4');
  // MPEG audio without a tag: 11 sync bits, then version and layer other than the reserved ones; ADTS AAC has layer 0.
  if (head.length >= 4 && head[0] === 0xff && (head[1]! & 0xf6) === 0xf0) return AUDIO('audio/aac');
  // Layer I is not made any more, and its header is the byte order mark of UTF-16.
  const layer = (head[1] ?? 0) & 0x06;
  if (head.length >= 4 && head[0] === 0xff && (head[1]! & 0xe0) === 0xe0 && (head[1]! & 0x18) !== 0x08 && (layer === 0x02 || layer === 0x04) && (head[2]! & 0xf0) !== 0xf0) return AUDIO('audio/mpeg');
  return null;
}
