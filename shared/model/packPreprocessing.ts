import type { Preprocessing } from './preprocessing';

/** JSON that can be stored as text, and one binary of the arrays, little-endian, each from a multiple of 4 on. */
export interface PackedPreprocessing {
  readonly json: string;
  readonly binary: Uint8Array<ArrayBuffer>;
}

interface ArrayPlace {
  readonly type: 'uint32' | 'float32';
  readonly offset: number;
  readonly length: number;
}

/** Preprocessing as JSON and one binary; `unpackPreprocessing` gives it back, number for number. In the JSON an array is `{ "array": { type, offset, length } }`, in bytes and numbers. */
export function packPreprocessing(preprocessing: Preprocessing): PackedPreprocessing {
  const arrays: (Uint32Array | Float32Array)[] = [];
  let bytes = 0;
  const json = JSON.stringify(preprocessing, (_, value: unknown) => {
    if (!(value instanceof Uint32Array || value instanceof Float32Array)) return value;
    const array: ArrayPlace = { type: value instanceof Uint32Array ? 'uint32' : 'float32', offset: bytes, length: value.length };
    arrays.push(value);
    bytes += value.byteLength;
    return { array };
  });
  const binary = new Uint8Array(bytes);
  const view = new DataView(binary.buffer);
  let offset = 0;
  for (const array of arrays) {
    for (let at = 0; at < array.length; at += 1, offset += 4) {
      if (array instanceof Uint32Array) view.setUint32(offset, array[at]!, true);
      else view.setFloat32(offset, array[at]!, true);
    }
  }
  return { json, binary };
}

/** Throws RangeError where the two do not belong together or are not of a version that is known. */
export function unpackPreprocessing({ json, binary }: { readonly json: string; readonly binary: Uint8Array }): Preprocessing {
  const view = new DataView(binary.buffer, binary.byteOffset, binary.byteLength);
  const unpacked = JSON.parse(json, (_, value: unknown) => (isPlace(value) ? readArray(view, value.array) : value)) as Preprocessing;
  if (!['textNgrams', 'tableRows', 'dense'].includes(unpacked.kind) || unpacked.version !== 1) throw new RangeError(`preprocessing ${unpacked.kind} of version ${unpacked.version} is not known`);
  return unpacked;
}

function isPlace(value: unknown): value is { readonly array: ArrayPlace } {
  return typeof value === 'object' && value !== null && 'array' in value;
}

function readArray(view: DataView, { type, offset, length }: ArrayPlace): Uint32Array | Float32Array {
  if (offset + length * 4 > view.byteLength) throw new RangeError('the arrays of the preprocessing are cut off');
  return type === 'uint32' ? Uint32Array.from({ length }, (_, at) => view.getUint32(offset + at * 4, true)) : Float32Array.from({ length }, (_, at) => view.getFloat32(offset + at * 4, true));
}
