import { compressors, type Compressors } from 'hyparquet-compressors';

/** More than this is no page of a table: a file that claims it would fill memory. */
const MOST_BYTES = 256 * 1024 * 1024;

/** All codecs in use, each refusing a page that claims to be huge. */
export const parquetCompressors: Compressors = Object.fromEntries(
  Object.entries(compressors).map(([codec, decompress]) => [
    codec,
    (input: Uint8Array, outputLength: number) => {
      if (outputLength > MOST_BYTES) throw new Error(`a page claims to hold ${outputLength} bytes`);
      return decompress(input, outputLength);
    },
  ]),
);
