/** Sound of one channel, samples within about -1 .. 1. */
export interface Sound {
  readonly sampleRate: number;
  readonly samples: Float32Array;
}

/** Ten minutes: what is labelled as one item is shorter, and one item may not fill the memory. */
export const MAX_SECONDS = 600;

const FORMAT = { pcm: 1, float: 3, aLaw: 6, muLaw: 7, extensible: 0xfffe } as const;

/**
 * The sound of a WAV file, its channels averaged.
 *
 * Reads RIFF and RF64 files with PCM of 8, 16, 24 or 32 bits, floats of 32 or 64 bits, A-law and mu-law, of any number of channels. A file
 * that ends early, or whose header does not know its length (recorders that were switched off), gives what is there.
 * Throws Error with what is wrong, in words that can stand after the item's name: not a WAV file, another coding, no samples, too long.
 * Reference: Microsoft, "Multiple Channel Audio Data and WAVE Files"; ITU-T G.711. A-law and mu-law compared with Python's `audioop`, all 256 codes.
 */
export function readWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number) => (at + 4 <= bytes.length ? String.fromCharCode(...bytes.subarray(at, at + 4)) : '');
  if (!['RIFF', 'RF64'].includes(tag(0)) || tag(8) !== 'WAVE') throw new Error('it is not a WAV file, which sounds have to be converted to');
  let format: Format | null = null;
  let at = 12;
  while (at + 8 <= bytes.length) {
    const [name, size] = [tag(at), view.getUint32(at + 4, true)];
    const [start, end] = [at + 8, Math.min(at + 8 + size, bytes.length)];
    if (name === 'fmt ') format = readFormat(view, start, end);
    if (name === 'data') {
      if (format === null) throw new Error('the WAV file says nothing about its format before its samples');
      return readSamples(view, format, start, end);
    }
    // Parts begin at even places.
    at = start + size + (size % 2);
  }
  throw new Error('the WAV file holds no samples');
}

interface Format {
  readonly coding: number;
  readonly channels: number;
  readonly sampleRate: number;
  readonly bits: number;
}

function readFormat(view: DataView, start: number, end: number): Format {
  if (end - start < 16) throw new Error('the WAV file ends within its header');
  const given = view.getUint16(start, true);
  const coding = given === FORMAT.extensible && end - start >= 26 ? view.getUint16(start + 24, true) : given;
  const format = { coding, channels: view.getUint16(start + 2, true), sampleRate: view.getUint32(start + 4, true), bits: view.getUint16(start + 14, true) };
  if (format.channels === 0) throw new Error('the WAV file says that it has no channel');
  if (format.sampleRate < 1_000 || format.sampleRate > 768_000) throw new Error(`the WAV file says that it has ${format.sampleRate} samples a second`);
  return format;
}

function readSamples(view: DataView, { coding, channels, sampleRate, bits }: Format, start: number, end: number): Sound {
  const read = sampleReader(view, coding, bits);
  const frame = channels * (bits / 8);
  const count = Math.floor((end - start) / frame);
  if (count === 0) throw new Error('the WAV file holds no samples');
  if (count / sampleRate > MAX_SECONDS) throw new Error(`it is longer than ${MAX_SECONDS / 60} minutes`);
  const samples = new Float32Array(count);
  for (let place = 0; place < count; place += 1) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) sum += read(start + place * frame + channel * (bits / 8));
    const mean = sum / channels;
    samples[place] = Number.isFinite(mean) ? mean : 0;
  }
  return { sampleRate, samples };
}

function sampleReader(view: DataView, coding: number, bits: number): (at: number) => number {
  if (coding === FORMAT.pcm && bits === 8) return (at) => (view.getUint8(at) - 128) / 128;
  if (coding === FORMAT.pcm && bits === 16) return (at) => view.getInt16(at, true) / 2 ** 15;
  if (coding === FORMAT.pcm && bits === 24) return (at) => (view.getInt8(at + 2) * 2 ** 16 + view.getUint16(at, true)) / 2 ** 23;
  if (coding === FORMAT.pcm && bits === 32) return (at) => view.getInt32(at, true) / 2 ** 31;
  if (coding === FORMAT.float && bits === 32) return (at) => view.getFloat32(at, true);
  if (coding === FORMAT.float && bits === 64) return (at) => view.getFloat64(at, true);
  if (coding === FORMAT.muLaw && bits === 8) return (at) => expandMuLaw(view.getUint8(at));
  if (coding === FORMAT.aLaw && bits === 8) return (at) => expandALaw(view.getUint8(at));
  throw new Error(`the WAV file uses a coding that is not read here (${coding}, ${bits} bits)`);
}

function expandMuLaw(code: number): number {
  const inverted = ~code & 0xff;
  const size = (((inverted & 0x0f) << 3) + 0x84 << ((inverted & 0x70) >> 4)) - 0x84;
  return (inverted & 0x80 ? -size : size) / 2 ** 15;
}

function expandALaw(code: number): number {
  const toggled = code ^ 0x55;
  const exponent = (toggled & 0x70) >> 4;
  const mantissa = (toggled & 0x0f) << 4;
  const size = exponent === 0 ? mantissa + 8 : (mantissa + 0x108) << (exponent - 1);
  return (toggled & 0x80 ? size : -size) / 2 ** 15;
}
