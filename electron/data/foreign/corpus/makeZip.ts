import { crc32, deflateRawSync } from 'node:zlib';

/** One entry as it is to stand in the archive, true or not. */
export interface ZipEntry {
  readonly name: string | Buffer;
  readonly data?: Buffer;
  readonly deflate?: boolean;
  readonly crc?: number;
  /** The size that the headers say. */
  readonly size?: number;
  readonly flags?: number;
  /** Upper half of the external attributes: mode and type. */
  readonly mode?: number;
}

export interface ZipOptions {
  /** Number of this disk, in the end record. */
  readonly disk?: number;
  /** Entries that a zip64 end record claims. */
  readonly zip64Count?: number;
}

/** Bytes of a zip archive with just these headers: for archives that no library would write. */
export function makeZip(entries: readonly ZipEntry[], { disk = 0, zip64Count }: ZipOptions = {}): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, data = Buffer.alloc(0), deflate = false, crc = crc32(data), size = data.length, flags = 0x800, mode = 0o100_644 } of entries) {
    const bytes = Buffer.from(name);
    const packed = deflate ? deflateRawSync(data) : data;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(deflate ? 8 : 0, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(bytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, bytes, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0003', 'latin1'), common, rest, bytes]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(centrals);
  const tail: Buffer[] = [];
  if (zip64Count !== undefined) {
    const record = Buffer.alloc(56);
    record.write('PK\u0006\u0006', 0, 'latin1');
    record.writeBigUInt64LE(44n, 4);
    record.writeBigUInt64LE(BigInt(zip64Count), 24);
    record.writeBigUInt64LE(BigInt(zip64Count), 32);
    record.writeBigUInt64LE(BigInt(central.length), 40);
    record.writeBigUInt64LE(BigInt(offset), 48);
    const locator = Buffer.alloc(20);
    locator.write('PK\u0006\u0007', 0, 'latin1');
    locator.writeBigUInt64LE(BigInt(offset + central.length), 8);
    locator.writeUInt32LE(1, 16);
    tail.push(record, locator);
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(disk, 4);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, ...tail, end]);
}
