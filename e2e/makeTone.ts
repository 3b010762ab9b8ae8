import fs from 'node:fs';

const RATE = 8_000;
const SECONDS = 1.5;

/** A recording (WAV, 16 bits) of a tone that swells, different for each number. */
export function makeTone(file: string, number: number): void {
  const count = RATE * SECONDS;
  const samples = Buffer.alloc(2 * count);
  for (let at = 0; at < count; at += 1) samples.writeInt16LE(Math.round(12_000 * Math.sin((2 * Math.PI * (220 + 60 * number) * at) / RATE) * Math.abs(Math.sin((Math.PI * (number + 1) * at) / count))), 2 * at);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(2 * RATE, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  fs.writeFileSync(file, Buffer.concat([header, samples]));
}
