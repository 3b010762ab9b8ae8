import { logMel, MEL_BANDS, SAMPLE_RATE, type LogMel } from './logMel';
import type { Sound } from './readWav';
import { resample } from './resample';

const SEGMENTS = 5;
const COEFFICIENTS = 20;
/** Quieter than the loudest frame by more than this, at either end, is not part of the sound: 30 dB in natural logarithms of power. */
const SILENCE = 30 / (10 / Math.LN10);
/** Nothing counts as quieter than the loudest band by more than this: 60 dB. */
const RANGE = 60 / (10 / Math.LN10);

/** Means of five segments, mean and spread of the whole, spread of the changes, length. */
export const AUDIO_COLUMNS = (SEGMENTS + 3) * COEFFICIENTS + 1;

/**
 * What does a sound sound like, in 161 numbers?
 *
 * `sound`: any sample rate; it is brought to 16 kHz. Ends that are 30 dB below the loudest frame are left out, then the log-mel spectrum (`logMel`) is kept within
 * 60 dB of its loudest band and its shape in every frame written as 20 cosine coefficients (the first is the loudness, later ones are finer shapes). Of these:
 * the means of 5 equal segments of time, so that what comes first stays apart from what comes last; mean and standard deviation of the whole;
 * standard deviation of the change from frame to frame; and the logarithm of the seconds.
 *
 * Returns AUDIO_COLUMNS finite numbers, also for silence and for a single sample. Don't trust it for speech of unknown speakers as for known ones (it keeps the voice),
 * for long recordings in which what matters is short, nor across sample rates: above half of a low rate there is nothing.
 * Reference: Davis and Mermelstein 1980, doi:10.1109/TASSP.1980.1163420. Compared with the same steps written in NumPy and SciPy.
 */
export function audioFeatures({ samples, sampleRate }: Sound): Float32Array {
  const spectrum = trimSilence(logMel(resample(samples, sampleRate, SAMPLE_RATE)));
  const shapes = cosineCoefficients(spectrum);
  const features = new Float32Array(AUDIO_COLUMNS);
  const part = (place: number) => features.subarray(place * COEFFICIENTS, (place + 1) * COEFFICIENTS);
  for (let segment = 0; segment < SEGMENTS; segment += 1) addSegmentMean(shapes, spectrum.frames, segment, part(segment));
  const changes = differences(shapes, spectrum.frames);
  for (let at = 0; at < COEFFICIENTS; at += 1) {
    const { mean, deviation } = spread(shapes, at);
    part(SEGMENTS)[at] = mean;
    part(SEGMENTS + 1)[at] = deviation;
    part(SEGMENTS + 2)[at] = spread(changes, at).deviation;
  }
  features[AUDIO_COLUMNS - 1] = Math.log(spectrum.frames / 100);
  return features;
}

function trimSilence({ frames, values }: LogMel): LogMel {
  const loudness = Float64Array.from({ length: frames }, (_, frame) => Math.log(values.subarray(frame * MEL_BANDS, (frame + 1) * MEL_BANDS).reduce((sum, value) => sum + Math.exp(value), 0)));
  const limit = loudness.reduce((a, b) => Math.max(a, b), -Infinity) - SILENCE;
  const first = loudness.findIndex((value) => value >= limit);
  const end = loudness.findLastIndex((value) => value >= limit) + 1;
  return { frames: end - first, values: values.slice(first * MEL_BANDS, end * MEL_BANDS) };
}

/** The orthonormal cosine transform of every frame, its first coefficients. */
function cosineCoefficients({ frames, values }: LogMel): Float64Array {
  const floor = values.reduce((a, b) => Math.max(a, b), -Infinity) - RANGE;
  const shapes = new Float64Array(frames * COEFFICIENTS);
  for (let frame = 0; frame < frames; frame += 1) {
    for (let at = 0; at < COEFFICIENTS; at += 1) {
      let sum = 0;
      for (let band = 0; band < MEL_BANDS; band += 1) sum += COSINES[at * MEL_BANDS + band]! * Math.max(floor, values[frame * MEL_BANDS + band]!);
      shapes[frame * COEFFICIENTS + at] = sum;
    }
  }
  return shapes;
}

const COSINES = Float64Array.from({ length: COEFFICIENTS * MEL_BANDS }, (_, place) => {
  const [at, band] = [Math.floor(place / MEL_BANDS), place % MEL_BANDS];
  return Math.sqrt((at === 0 ? 1 : 2) / MEL_BANDS) * Math.cos((Math.PI * at * (2 * band + 1)) / (2 * MEL_BANDS));
});

/** A frame that a border of segments cuts through counts in both by its share: short sounds have fewer frames than segments. */
function addSegmentMean(shapes: Float64Array, frames: number, segment: number, into: Float32Array): void {
  const [from, to] = [(segment * frames) / SEGMENTS, ((segment + 1) * frames) / SEGMENTS];
  for (let frame = Math.floor(from); frame < Math.min(frames, Math.ceil(to)); frame += 1) {
    const share = (Math.min(to, frame + 1) - Math.max(from, frame)) / (to - from);
    for (let at = 0; at < COEFFICIENTS; at += 1) into[at]! += share * shapes[frame * COEFFICIENTS + at]!;
  }
}

/** Half the difference of the neighbours, at the ends the difference to the only one. */
function differences(shapes: Float64Array, frames: number): Float64Array {
  return Float64Array.from(shapes, (_, place) => {
    const [frame, at] = [Math.floor(place / COEFFICIENTS), place % COEFFICIENTS];
    const [before, after] = [Math.max(0, frame - 1), Math.min(frames - 1, frame + 1)];
    return after === before ? 0 : (shapes[after * COEFFICIENTS + at]! - shapes[before * COEFFICIENTS + at]!) / (after - before);
  });
}

function spread(shapes: Float64Array, at: number): { mean: number; deviation: number } {
  const count = shapes.length / COEFFICIENTS;
  let [sum, squares] = [0, 0];
  for (let place = at; place < shapes.length; place += COEFFICIENTS) sum += shapes[place]!;
  for (let place = at; place < shapes.length; place += COEFFICIENTS) squares += (shapes[place]! - sum / count) ** 2;
  return { mean: sum / count, deviation: Math.sqrt(squares / count) };
}
