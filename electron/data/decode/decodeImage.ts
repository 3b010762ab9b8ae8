import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import type { Pixels } from '../../../shared/model/extract/image/pixels';
import { readImageHeader } from '../../../shared/model/extract/image/readImageHeader';
import { readOrientation } from '../../../shared/model/extract/image/readOrientation';
import { turnUpright } from '../../../shared/model/extract/image/turnUpright';

/**
 * Pixels of a PNG or JPEG image in plain Node, where no browser decodes. Other formats, damaged and enormous images reject with Error, in words that can stand after the item's name.
 */
export async function decodeImage(bytes: Uint8Array): Promise<Pixels> {
  const { format } = readImageHeader(bytes);
  if (format === 'PNG') return decode(format, () => PNG.sync.read(Buffer.from(bytes)));
  if (format === 'JPEG') return turnUpright(decode(format, () => jpeg.decode(bytes, { useTArray: true, tolerantDecoding: false, maxMemoryUsageInMB: 1024 })), readOrientation(bytes));
  throw new Error(`${format} images are read in the app only: train there, or convert them to PNG or JPEG`);
}

function decode(format: string, work: () => Pixels): Pixels {
  try {
    return work();
  } catch (error) {
    throw new Error(`the ${format} image is damaged`, { cause: error });
  }
}
