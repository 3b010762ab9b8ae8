/** What the first bytes of an image say about it. */
export interface ImageHeader {
  readonly format: 'PNG' | 'JPEG' | 'GIF' | 'BMP' | 'WebP';
  readonly width: number;
  readonly height: number;
}

/** 64 megapixels take 256 MB once decoded. */
const MAX_PIXELS = 64_000_000;

/**
 * Format and size of an image, read before it is decoded: a small file may claim to be larger than the memory.
 *
 * Throws Error with what is wrong, in words that can stand after the item's name: an unknown format, a header that is cut off, no pixels or too many.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: ImageHeader;
  try {
    header = read(bytes, view);
  } catch (error) {
    if (error instanceof RangeError) throw new Error('the image ends within its header', { cause: error });
    throw error;
  }
  const { width, height } = header;
  if (width < 1 || height < 1) throw new Error('the image has no pixels');
  if (width * height > MAX_PIXELS) throw new Error(`the image has ${width} x ${height} pixels, more than ${MAX_PIXELS / 1e6} million`);
  return header;
}

function read(bytes: Uint8Array, view: DataView): ImageHeader {
  const startsWith = (text: string, at = 0) => [...text].every((sign, place) => bytes[at + place] === sign.charCodeAt(0));
  if (startsWith('\x89PNG')) return { format: 'PNG', width: view.getUint32(16), height: view.getUint32(20) };
  if (startsWith('\xff\xd8')) return readJpeg(view);
  if (startsWith('GIF8')) return { format: 'GIF', width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (startsWith('BM')) return { format: 'BMP', width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
  if (startsWith('RIFF') && startsWith('WEBP', 8)) return readWebP(view, startsWith);
  throw new Error('it is not an image that can be read (PNG, JPEG, GIF, BMP or WebP)');
}

/** The size stands in the start-of-frame segment: C0 to CF but for C4, C8 and CC, which are tables. */
function readJpeg(view: DataView): ImageHeader {
  for (let at = 2; ; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint8(at) !== 0xff) throw new Error('the JPEG image is damaged');
    while (view.getUint8(at + 1) === 0xff) at += 1;
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { format: 'JPEG', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
}

function readWebP(view: DataView, startsWith: (text: string, at: number) => boolean): ImageHeader {
  const triple = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  if (startsWith('VP8X', 12)) return { format: 'WebP', width: triple(24) + 1, height: triple(27) + 1 };
  if (startsWith('VP8L', 12)) {
    const bits = view.getUint32(21, true);
    return { format: 'WebP', width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return { format: 'WebP', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}
