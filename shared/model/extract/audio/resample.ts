/** Zero crossings of the sinc on either side: 16 keep what is let through within 0.1 dB up to 90 % of the new limit. */
const CROSSINGS = 16;
/** Frequencies that the new rate cannot hold are cut a little below its limit. */
const ROLL_OFF = 0.95;

/**
 * The same sound at another sample rate.
 *
 * Band-limited interpolation: a sinc with a Hann window, its cut at the lower of both limits, so that nothing folds back. `from` and `to` are whole numbers of
 * samples a second. Returns round(samples * to / from) samples, at least 1 for a sound that has any; outside of the sound is silence.
 * Reference: Smith, "Digital Audio Resampling", https://ccrma.stanford.edu/~jos/resample/. Compared with the sines that it should give.
 */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to || samples.length === 0) return samples;
  const divisor = greatestDivisor(from, to);
  const [phases, step] = [to / divisor, from / divisor];
  const cut = Math.min(1, to / from) * ROLL_OFF;
  const reach = Math.ceil(CROSSINGS / cut);
  const filters = makeFilters(phases, reach, cut);
  const out = new Float32Array(Math.max(1, Math.round((samples.length * to) / from)));
  const taps = 2 * reach;
  for (let at = 0; at < out.length; at += 1) {
    const position = at * step;
    const first = Math.floor(position / phases) - reach + 1;
    const filter = filters(position % phases);
    let sum = 0;
    const [low, high] = [Math.max(0, -first), Math.min(taps, samples.length - first)];
    for (let tap = low; tap < high; tap += 1) sum += filter[tap]! * samples[first + tap]!;
    out[at] = sum;
  }
  return out;
}

/** The weights for each place between two samples; made when first asked for, as odd pairs of rates have thousands. */
function makeFilters(phases: number, reach: number, cut: number): (phase: number) => Float32Array {
  const made: (Float32Array | undefined)[] = Array.from({ length: phases });
  return (phase) => {
    const known = made[phase];
    if (known) return known;
    const filter = new Float32Array(2 * reach);
    for (let tap = 0; tap < filter.length; tap += 1) {
      const distance = tap - reach + 1 - phase / phases;
      if (Math.abs(distance) >= reach) continue;
      const angle = Math.PI * distance * cut;
      filter[tap] = cut * (angle === 0 ? 1 : Math.sin(angle) / angle) * 0.5 * (1 + Math.cos((Math.PI * distance) / reach));
    }
    made[phase] = filter;
    return filter;
  };
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
