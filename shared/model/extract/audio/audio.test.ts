import { describe, expect, it } from 'vitest';
import { AUDIO_COLUMNS, audioFeatures } from './audioFeatures';
import { logMel, MEL_BANDS } from './logMel';
import { readWav } from './readWav';
import { resample } from './resample';

const tone = (hertz: number, rate: number, seconds = 0.5) => Float32Array.from({ length: Math.round(rate * seconds) }, (_, at) => 0.5 * Math.sin((2 * Math.PI * hertz * at) / rate));

function makeWav(samples: Float32Array, { rate = 8_000, channels = 1, coding = 1, bits = 16, claimed }: { rate?: number; channels?: number; coding?: number; bits?: number; claimed?: number } = {}): Uint8Array {
  const size = claimed ?? samples.length * (bits / 8);
  const view = new DataView(new ArrayBuffer(44 + samples.length * (bits / 8)));
  const text = (at: number, word: string) => [...word].forEach((sign, place) => view.setUint8(at + place, sign.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, 36 + size, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, coding, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, (rate * channels * bits) / 8, true);
  view.setUint16(32, (channels * bits) / 8, true);
  view.setUint16(34, bits, true);
  text(36, 'data');
  view.setUint32(40, size, true);
  samples.forEach((value, at) => (bits === 32 ? view.setFloat32(44 + at * 4, value, true) : view.setInt16(44 + at * 2, Math.round(value * 32_767), true)));
  return new Uint8Array(view.buffer);
}

const distance = (a: Float32Array, b: Float32Array) => Math.sqrt(a.reduce((sum, value, at) => sum + (value - b[at]!) ** 2, 0));

describe('WAV files', () => {
  it('samples come back, channels averaged', () => {
    const { samples, sampleRate } = readWav(makeWav(Float32Array.of(0.5, -0.25, 1, 0), { channels: 2, coding: 3, bits: 32 }));
    expect([...samples, sampleRate]).toEqual([0.125, 0.5, 8_000]);
  });

  it('a file that ends early, or does not know its length, gives what is there', () => {
    const wav = makeWav(tone(440, 8_000), { claimed: 0xffffffff });
    expect(readWav(wav).samples).toHaveLength(4_000);
    expect(readWav(wav.subarray(0, 44 + 101)).samples).toHaveLength(50);
  });

  it.each([
    ['garbage', new Uint8Array(100).fill(7), 'not a WAV file'],
    ['nothing', new Uint8Array(0), 'not a WAV file'],
    ['a header only', makeWav(new Float32Array(0)), 'no samples'],
    ['half a header', makeWav(tone(440, 8_000)).subarray(0, 30), 'ends within its header'],
    ['another coding', makeWav(tone(440, 8_000), { coding: 85 }), 'coding'],
    ['no channel', makeWav(tone(440, 8_000), { channels: 0 }), 'no channel'],
    ['eleven minutes', makeWav(new Float32Array(660_000), { rate: 1_000 }), 'longer than 10 minutes'],
  ])('%s is said', (_, bytes, message) => {
    expect(() => readWav(bytes)).toThrow(message);
  });
});

describe('another sample rate', () => {
  it.each([8_000, 11_025, 44_100, 48_000])('a tone at %i samples a second is the same tone at 16,000', (rate) => {
    const [made, wanted] = [resample(tone(1_000, rate), rate, 16_000), tone(1_000, 16_000)];
    expect(Math.abs(made.length - 8_000)).toBeLessThanOrEqual(1);
    for (let at = 200; at < 7_800; at += 1) expect(Math.abs(made[at]! - wanted[at]!)).toBeLessThan(2e-3);
  });

  it('what the new rate can\'t hold does not fold back', () => {
    const made = resample(tone(15_000, 48_000), 48_000, 16_000);
    expect(made.subarray(200, 7_800).reduce((most, value) => Math.max(most, Math.abs(value)), 0)).toBeLessThan(2e-3);
  });
});

describe('features of sounds', () => {
  it('a tone is loudest in the band around it', () => {
    const { frames, values } = logMel(tone(1_000, 16_000));
    const row = values.subarray(10 * MEL_BANDS, 11 * MEL_BANDS);
    // 1,000 Hz are 1,000 mel; bands are 68.5 mel apart, the first in the middle of 100.3.
    expect([frames, row.indexOf(Math.max(...row))]).toEqual([48, 13]);
  });

  it('are finite for silence, for a single sample and for noise cut off', () => {
    for (const samples of [new Float32Array(16_000), Float32Array.of(1), new Float32Array(0)]) {
      const features = audioFeatures({ samples, sampleRate: 16_000 });
      expect(features).toHaveLength(AUDIO_COLUMNS);
      expect(features.every(Number.isFinite)).toBe(true);
    }
  });

  it('keep what comes first apart from what comes last', () => {
    const [up, down] = [[...tone(400, 16_000), ...tone(2_000, 16_000)], [...tone(2_000, 16_000), ...tone(400, 16_000)]].map((samples) => audioFeatures({ samples: Float32Array.from(samples), sampleRate: 16_000 }));
    expect(distance(up!, down!)).toBeGreaterThan(10);
  });

  it('silence around a sound changes nothing that counts', () => {
    const sound = tone(700, 16_000);
    const padded = new Float32Array(16_000 + sound.length);
    padded.set(sound, 8_000);
    const [bare, around] = [sound, padded].map((samples) => audioFeatures({ samples, sampleRate: 16_000 }));
    expect(Math.abs(bare![AUDIO_COLUMNS - 1]! - around![AUDIO_COLUMNS - 1]!)).toBeLessThan(0.1);
  });
});
