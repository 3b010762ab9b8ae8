export const RATE = 16_000;

/** Turns a second, and how strong the tone of blades or pistons is beside the motor's hum. */
export const MACHINES = {
  pump: { turns: 25, blades: 6, hum: 0.5 },
  fan: { turns: 33, blades: 9, hum: 0.3 },
  compressor: { turns: 18, blades: 4, hum: 0.7 },
};
const NOISE = { low: 0.02, medium: 0.07, high: 0.18 };

/**
 * The sound of a made-up machine. Each fault has the mark that a mechanic listens for: a damaged bearing clicks
 * at a rate that is no multiple of the turning, a slipping belt squeals in bursts, an unbalanced rotor throbs
 * once a turn, a loose part rattles when it pleases. `severity`: 1 is a plain fault, near 0 hardly one.
 * @param {{condition: 'normal' | 'bearing fault' | 'belt slip' | 'imbalance' | 'loose part', machine: keyof typeof MACHINES, load: 'low' | 'high', noise: keyof typeof NOISE, seconds: number, severity?: number}} options
 * @param {() => number} random
 * @returns {Float32Array}
 */
export function synthesizeMachine({ condition, machine, load, noise, seconds, severity = 1 }, random) {
  const samples = new Float32Array(Math.round(seconds * RATE));
  const { blades, hum } = MACHINES[machine];
  // Under load a machine turns a little slower and hums louder.
  const turns = MACHINES[machine].turns * (load === 'high' ? 0.95 : 1) * (0.97 + 0.06 * random());
  addHum(samples, { turns, blades, hum: hum * (load === 'high' ? 1.3 : 1) }, random);
  if (condition === 'bearing fault') addBearingClicks(samples, turns, severity, random);
  if (condition === 'belt slip') addBeltSqueal(samples, severity, random);
  if (condition === 'imbalance') addThrob(samples, turns, severity, random);
  if (condition === 'loose part') addRattle(samples, severity, random);
  addNoise(samples, NOISE[noise], random);
  return normalise(samples);
}

function addHum(samples, { turns, blades, hum }, random) {
  for (let harmonic = 1; harmonic <= 24; harmonic += 1) {
    const isBlade = harmonic % blades === 0;
    const level = ((isBlade ? 2.5 : 1) * hum * (0.6 + 0.8 * random())) / (2 + harmonic);
    addTone(samples, turns * harmonic, level, random() * 2 * Math.PI);
  }
}

function addTone(samples, frequency, level, phase) {
  const step = (2 * Math.PI * frequency) / RATE;
  for (let i = 0; i < samples.length; i += 1) samples[i] += level * Math.sin(phase + step * i);
}

/** Balls rolling over a dent: about 3.6 hits a turn, each ringing at the housing's own pitch. */
function addBearingClicks(samples, turns, severity, random) {
  const rate = turns * (3.5 + 0.2 * random());
  const pitch = 2_200 + 1_800 * random();
  const level = severity * (0.25 + 0.45 * random());
  for (let at = random() / rate; at < samples.length / RATE; at += (1 / rate) * (0.98 + 0.04 * random())) {
    const start = Math.floor(at * RATE);
    const strength = level * (0.7 + 0.6 * random());
    for (let i = 0; i < 240 && start + i < samples.length; i += 1) {
      samples[start + i] += strength * Math.exp(-i / 45) * Math.sin((2 * Math.PI * pitch * i) / RATE);
    }
  }
}

/** Rubber that sticks and slides: squeals with overtones, coming and going, sinking in pitch. */
function addBeltSqueal(samples, severity, random) {
  const level = severity * (0.12 + 0.28 * random());
  const pitch = 750 + 650 * random();
  let start = Math.floor(random() * 0.2 * RATE);
  while (start < samples.length) {
    const length = Math.floor((0.12 + 0.35 * random()) * RATE);
    let phase = 0;
    for (let i = 0; i < length && start + i < samples.length; i += 1) {
      const part = i / length;
      phase += (2 * Math.PI * pitch * (1 - 0.12 * part + 0.015 * Math.sin(i / 90))) / RATE;
      const swell = level * Math.sin(Math.PI * part);
      samples[start + i] += swell * (Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.25 * Math.sin(3 * phase));
    }
    start += length + Math.floor((0.08 + 0.3 * random()) * RATE);
  }
}

/** Everything swells once a turn, over a strong low tone. */
function addThrob(samples, turns, severity, random) {
  const depth = severity * (0.45 + 0.4 * random());
  const phase = random() * 2 * Math.PI;
  for (let i = 0; i < samples.length; i += 1) samples[i] *= 1 + depth * Math.sin(phase + (2 * Math.PI * turns * i) / RATE);
  addTone(samples, turns, severity * (0.35 + 0.3 * random()), phase);
  addTone(samples, turns * 2, severity * 0.15, phase);
}

/** A bracket that has come off: it hits the housing at no fixed time, twice or three times in a row, duller than a ball in a bearing. */
function addRattle(samples, severity, random) {
  const pitch = 500 + 500 * random();
  const level = severity * (0.3 + 0.4 * random());
  for (let at = 0.1 * random(); at < samples.length / RATE; at += 0.05 + 0.25 * random()) {
    const hits = 2 + Math.floor(2 * random());
    for (let hit = 0; hit < hits; hit += 1) {
      const start = Math.floor((at + hit * (0.012 + 0.01 * random())) * RATE);
      const strength = level * 0.75 ** hit * (0.7 + 0.6 * random());
      for (let i = 0; i < 480 && start + i < samples.length; i += 1) {
        samples[start + i] += strength * Math.exp(-i / 90) * (Math.sin((2 * Math.PI * pitch * i) / RATE) + 0.5 * Math.sin((2 * Math.PI * 2.76 * pitch * i) / RATE));
      }
    }
  }
}

/** Air and friction: noise with the highest part taken off. */
function addNoise(samples, level, random) {
  let smooth = 0;
  for (let i = 0; i < samples.length; i += 1) {
    smooth += 0.5 * (2 * random() - 1 - smooth);
    samples[i] += level * 2 * smooth;
  }
}

/** Equal peaks, so that loudness alone tells nothing; short fades, so that no clip starts with a click. */
function normalise(samples) {
  const peak = samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
  const fade = 0.01 * RATE;
  return samples.map((sample, i) => (0.8 * sample * Math.min(1, i / fade, (samples.length - 1 - i) / fade)) / peak);
}
