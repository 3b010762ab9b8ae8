import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, readFileSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { detectMediaType, HEAD_BYTES } from '../media/detectMediaType';
import { MANIFEST, manifestSchema, MAX_MANIFEST_BYTES, PACKED_PROJECT, type Manifest } from '../packages/manifest';
import { Refusal } from '../refusal';
import { readEntryName } from './entryName';

const MAX_ENTRIES = 1_000_000;
const MAX_ENTRY_BYTES = 16 * 1024 ** 3;
/** Text in a database shrinks to a tenth; a hundredth is made to fill disks. */
const MAX_RATIO = 100;
const RATIO_COUNTS_FROM = 1024 * 1024;
const UNIX_TYPE = 0xf000;
const UNIX_FILE = 0x8000;

/**
 * Unpacks a work package into an empty folder, after checking the name, kind and size of every entry and that the manifest lists just
 * these; while they are written their size, checksum and hash are compared. Returns the manifest; refuses, naming file and entry.
 */
export async function unzipPackage(file: string, name: string, folder: string): Promise<Manifest> {
  const zip = await openZip(file, name);
  try {
    const entries = await listEntries(zip, name, folder);
    const manifest = await readManifest(zip, entries, name);
    checkAgainstManifest(entries, manifest, name);
    if (manifest.entries.some((entry) => entry.name.startsWith('media/'))) mkdirSync(path.join(folder, 'media'));
    for (const listed of manifest.entries) await unpack(zip, entries.get(listed.name)!, listed, { name, folder });
    return manifest;
  } finally {
    zip.close();
  }
}

async function openZip(file: string, name: string): Promise<ZipFile> {
  try {
    // names stay bytes: what is no UTF-8 must not turn into something else
    return await openPromise(file, { autoClose: false, decodeStrings: false, validateEntrySizes: true });
  } catch (error) {
    throw brokenZip(name, error);
  }
}

async function listEntries(zip: ZipFile, name: string, folder: string): Promise<Map<string, Entry>> {
  if (zip.entryCount > MAX_ENTRIES) throw refuse('zipEntries', name, `it lists ${zip.entryCount} entries, more than any work package has`);
  const entries = new Map<string, Entry>();
  const folded = new Set<string>();
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const read = readEntryName(entry.fileNameRaw);
      if ('problem' in read) throw refuse('zipName', name, `the entry “${read.shown}” was refused, because ${read.problem}`);
      const type = (entry.externalFileAttributes >>> 16) & UNIX_TYPE;
      if (type !== 0 && type !== UNIX_FILE) throw refuse('zipLink', name, `the entry “${read.name}” is a link or another thing that is no file`);
      if (folded.has(read.name.toLowerCase())) throw refuse('zipDuplicate', name, `the entry “${read.name}” is there twice`);
      if (entry.isEncrypted()) throw refuse('zipEncrypted', name, `the entry “${read.name}” is encrypted`);
      if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw refuse('zipMethod', name, `the entry “${read.name}” is packed in a way that Goldset does not use`);
      if (entry.uncompressedSize > MAX_ENTRY_BYTES || (read.name === MANIFEST && entry.uncompressedSize > MAX_MANIFEST_BYTES)) throw refuse('zipSize', name, `the entry “${read.name}” would take ${entry.uncompressedSize} bytes`);
      if (entry.uncompressedSize > RATIO_COUNTS_FROM && entry.uncompressedSize > MAX_RATIO * entry.compressedSize) throw refuse('zipBomb', name, `the entry “${read.name}” unpacks to more than ${MAX_RATIO} times its size`);
      folded.add(read.name.toLowerCase());
      entries.set(read.name, entry);
      bytes += entry.uncompressedSize;
    }
  } catch (error) {
    throw brokenZip(name, error);
  }
  const { bavail, bsize } = statfsSync(folder);
  if (bytes > bavail * bsize) throw refuse('diskFull', name, `it unpacks to ${Math.ceil(bytes / 1e6)} MB, for which there is no room in ${folder}`);
  return entries;
}

async function readManifest(zip: ZipFile, entries: ReadonlyMap<string, Entry>, name: string): Promise<Manifest> {
  const entry = entries.get(MANIFEST);
  if (!entry) throw refuse('noManifest', name, `it has no ${MANIFEST}: this is no work package`);
  const chunks: Buffer[] = [];
  await readEntry(zip, entry, { name, entryName: MANIFEST }, async (source) => {
    for await (const chunk of source) chunks.push(chunk as Buffer);
  });
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw refuse('manifest', name, `its ${MANIFEST} is no JSON`);
  }
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refuse('manifest', name, `its ${MANIFEST} is not one that this version of Goldset writes: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function checkAgainstManifest(entries: ReadonlyMap<string, Entry>, manifest: Manifest, name: string): void {
  const listed = new Map(manifest.entries.map((entry) => [entry.name, entry]));
  if (listed.size !== manifest.entries.length || listed.has(MANIFEST)) throw refuse('manifest', name, `its ${MANIFEST} lists an entry twice`);
  if (!listed.has(PACKED_PROJECT)) throw refuse('manifest', name, `it has no ${PACKED_PROJECT}`);
  for (const [entryName, entry] of entries) {
    if (entryName === MANIFEST) continue;
    const wanted = listed.get(entryName);
    if (!wanted) throw refuse('manifest', name, `the entry “${entryName}” is not in its ${MANIFEST}`);
    if (wanted.bytes !== entry.uncompressedSize) throw refuse('manifest', name, `the entry “${entryName}” has ${entry.uncompressedSize} bytes, the ${MANIFEST} says ${wanted.bytes}`);
  }
  const missing = manifest.entries.find((entry) => !entries.has(entry.name));
  if (missing) throw refuse('manifest', name, `the entry “${missing.name.slice(0, 100)}” is missing`);
  const media = manifest.entries.length - 1;
  if (media !== manifest.counts.media) throw refuse('manifest', name, `it has ${media} media files, its ${MANIFEST} says ${manifest.counts.media}`);
}

async function unpack(zip: ZipFile, entry: Entry, listed: Manifest['entries'][number], { name, folder }: { readonly name: string; readonly folder: string }): Promise<void> {
  const target = path.join(folder, ...listed.name.split('/'));
  const hash = createHash('sha256');
  await readEntry(zip, entry, { name, entryName: listed.name }, (source) =>
    pipeline(
      source,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(target, { flags: 'wx' }),
    ),
  );
  if (hash.digest('hex') !== listed.sha256) throw refuse('manifest', name, `the entry “${listed.name}” is not what its ${MANIFEST} says: the hash differs`);
  if (listed.name !== PACKED_PROJECT && detectMediaType(readFileSync(target).subarray(0, HEAD_BYTES)) === null) throw refuse('zipMedia', name, `the entry “${listed.name}” is no picture and no sound`);
}

/** Reads one entry through; its checksum must fit, and it must not be longer than it says. */
async function readEntry(zip: ZipFile, entry: Entry, { name, entryName }: { readonly name: string; readonly entryName: string }, consume: (source: Transform) => Promise<void>): Promise<void> {
  let crc = 0;
  let bytes = 0;
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      crc = crc32(chunk, crc);
      bytes += chunk.length;
      done(bytes > entry.uncompressedSize ? new Error('it is longer than it says') : null, chunk);
    },
  });
  try {
    const source = await zip.openReadStreamPromise(entry);
    await Promise.all([pipeline(source, watch), consume(watch)]);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw refuse('zipBroken', name, `the entry “${entryName}” could not be unpacked (${error instanceof Error ? error.message : String(error)})`);
  }
  if (bytes !== entry.uncompressedSize) throw refuse('zipBroken', name, `the entry “${entryName}” has ${bytes} bytes and says ${entry.uncompressedSize}`);
  if (crc >>> 0 !== entry.crc32) throw refuse('zipChecksum', name, `the entry “${entryName}” is damaged: its checksum does not fit`);
}

function brokenZip(name: string, error: unknown): Error {
  if (error instanceof Refusal) return error;
  return refuse('zipBroken', name, `it is no zip archive, or is damaged or cut short (${error instanceof Error ? error.message : String(error)})`);
}

function refuse(code: string, name: string, what: string): Refusal {
  return new Refusal(code, `${name}: ${what}. Nothing was changed.`);
}
