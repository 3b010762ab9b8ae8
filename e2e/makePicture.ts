import fs from 'node:fs';
import zlib from 'node:zlib';

const SIDE = 160;

/** A picture of stripes, different for each number. */
export function makePicture(file: string, number: number): void {
  const rows = Array.from({ length: SIDE }, (_, y) => {
    const row = Buffer.alloc(1 + 3 * SIDE);
    for (let x = 0; x < SIDE; x += 1) {
      const isOn = Math.floor((x + y * (number % 3)) / (8 + 4 * number)) % 2 === 0;
      row.set(isOn ? [40 + 30 * number, 90, 200 - 25 * number] : [235, 235, 225], 1 + 3 * x);
    }
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  header.set([8, 2], 8);
  fs.writeFileSync(file, Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', zlib.deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(zlib.crc32(body));
  return Buffer.concat([length, body, sum]);
}
