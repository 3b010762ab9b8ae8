import FFT from 'fft.js';

/** Of the sounds that features are made of. */
export const SAMPLE_RATE = 16_000;
export const MEL_BANDS = 40;
/** 25 ms every 10 ms, as is usual for speech. */
const [FRAME, HOP, POINTS] = [400, 160, 512];
const [LOWEST, HIGHEST] = [20, SAMPLE_RATE / 2];
const FLOOR = 1e-10;

/** Row after row: a frame each, 10 ms apart, its bands from low to high, in natural logarithms of power. */
export interface LogMel {
  readonly frames: number;
  readonly values: Float32Array;
}

/**
 * How loud is each band of frequencies, as ears space them, every 10 ms?
 *
 * `samples`: 16 kHz. Frames of 25 ms under a Hann window, the power spectrum of 512 points, 40 triangular bands of equal width on the mel scale
 * (2595 log10(1 + f / 700)) from 20 to 8,000 Hz, logarithm of the power plus 1e-10. A sound shorter than a frame is filled up with silence.
 * Returns at least one frame.
 * Reference: Davis and Mermelstein 1980, doi:10.1109/TASSP.1980.1163420. Compared with the same steps written in NumPy.
 */
export function logMel(samples: Float32Array): LogMel {
  const frames = Math.max(1, 1 + Math.floor((samples.length - FRAME) / HOP));
  const values = new Float32Array(frames * MEL_BANDS);
  const fft = new FFT(POINTS);
  const [input, spectrum] = [Array.from({ length: POINTS }, () => 0), fft.createComplexArray()];
  for (let frame = 0; frame < frames; frame += 1) {
    for (let place = 0; place < FRAME; place += 1) input[place] = (samples[frame * HOP + place] ?? 0) * WINDOW[place]!;
    fft.realTransform(spectrum, input);
    for (let band = 0; band < MEL_BANDS; band += 1) {
      const { first, weights } = BANDS[band]!;
      let power = 0;
      for (let place = 0; place < weights.length; place += 1) {
        const bin = 2 * (first + place);
        power += weights[place]! * (spectrum[bin]! ** 2 + spectrum[bin + 1]! ** 2);
      }
      values[frame * MEL_BANDS + band] = Math.log(power + FLOOR);
    }
  }
  return { frames, values };
}

const WINDOW = Float64Array.from({ length: FRAME }, (_, place) => 0.5 - 0.5 * Math.cos((2 * Math.PI * place) / FRAME));
const BANDS = makeBands();

function makeBands(): { readonly first: number; readonly weights: Float64Array }[] {
  const toMel = (hertz: number) => 2595 * Math.log10(1 + hertz / 700);
  const toHertz = (mel: number) => 700 * (10 ** (mel / 2595) - 1);
  const width = (toMel(HIGHEST) - toMel(LOWEST)) / (MEL_BANDS + 1);
  const edge = (place: number) => toHertz(toMel(LOWEST) + place * width);
  const hertzOf = (bin: number) => (bin * SAMPLE_RATE) / POINTS;
  return Array.from({ length: MEL_BANDS }, (_, band) => {
    const [low, middle, high] = [edge(band), edge(band + 1), edge(band + 2)];
    const first = Math.ceil((low * POINTS) / SAMPLE_RATE);
    const last = Math.min(POINTS / 2, Math.floor((high * POINTS) / SAMPLE_RATE));
    return { first, weights: Float64Array.from({ length: last - first + 1 }, (__, place) => Math.max(0, Math.min((hertzOf(first + place) - low) / (middle - low), (high - hertzOf(first + place)) / (high - middle)))) };
  });
}
