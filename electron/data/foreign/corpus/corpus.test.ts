import { createHash } from 'node:crypto';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MANIFEST, PACKED_PROJECT, type Manifest } from '../../packages/manifest';
import { CorpusFolder, rechain } from './corpusFolder';
import { makeZip, type ZipEntry } from './makeZip';

let corpus: CorpusFolder;
beforeAll(async () => {
  corpus = new CorpusFolder();
  await corpus.prepare();
});
afterAll(() => corpus.remove());

interface HostileCase {
  readonly name: string;
  readonly make: () => Promise<string> | string;
  /** What the refusal must say. */
  readonly refused: RegExp;
}

const extra = (...entries: readonly ZipEntry[]) => () => corpus.zip((all) => [...all, ...entries]);
const named = (name: string, entry: string | Buffer, refused: RegExp): HostileCase => ({ name, make: extra({ name: entry, data: Buffer.from('x') }), refused });
const withManifest = (change: (manifest: Manifest) => unknown) => () => corpus.zip(([, project], { manifest }) => [{ name: MANIFEST, data: Buffer.from(JSON.stringify(change(manifest))) }, project!]);
/** An entry that the manifest lists. */
const listed = (entry: ZipEntry, bytes = entry.data!.length, sha256 = '0'.repeat(64)) => () =>
  corpus.zip(([, project], { manifest }) => [{ name: MANIFEST, data: Buffer.from(JSON.stringify({ ...manifest, counts: { ...manifest.counts, media: 1 }, entries: [...manifest.entries, { name: String(entry.name), bytes, sha256 }] })) }, project!, entry]);
const file = (bytes: Buffer | string) => () => {
  writeFileSync(corpus.at('evil.goldset'), bytes);
  return 'evil.goldset';
};
const project = () => readFileSync(corpus.at('a.goldset'));
const patched = (offset: number, value: number) => () => {
  const bytes = project();
  bytes.writeInt32BE(value, offset);
  return file(bytes)();
};

const CASES: readonly HostileCase[] = [
  named('Z01 a name that climbs', '../x', /zipName: .*“\.\.\/x”.*leads out/),
  named('Z02 an absolute name', '/etc/x', /zipName: .*“\/etc\/x”.*absolute/),
  named('Z03 a drive', 'C:\\x', /zipName: .*backslash/),
  named('Z04 backslashes', '..\\x', /zipName: .*backslash/),
  { name: 'Z05 a link, and a file through it', make: extra({ name: 'media/1', data: Buffer.from('/etc'), mode: 0o120_777 }, { name: 'media/1/passwd', data: Buffer.from('x') }), refused: /zipLink: .*“media\/1”/ },
  { name: 'Z06 a name twice', make: extra({ name: MANIFEST, data: Buffer.from('{}') }), refused: /zipDuplicate: .*“manifest\.json” is there twice/ },
  named('Z06 a name twice but for its case', 'MANIFEST.JSON', /zipName: .*no such entry/),
  named('Z07 a device', 'CON', /zipName: .*Windows/),
  named('Z07 a device with an ending', 'media/aux.csv', /zipName: .*Windows/),
  named('Z07 a dot at the end', 'media/1.', /zipName: .*Windows/),
  named('Z07 a stream', 'media/1:x', /zipName: .*colon/),
  named('Z08 a long name', `media/${'1'.repeat(300)}`, /zipName: .*306 bytes/),
  named('Z08 no UTF-8', Buffer.from([0x6d, 0xff, 0xfe]), /zipName: .*not valid UTF-8/),
  named('Z08 a name that reads backwards', 'media/gpj.\u202eexe', /zipName: .*\\u202e.*direction/),
  { name: 'Z09 a bomb', make: () => corpus.zip(([manifest]) => [manifest!, { name: PACKED_PROJECT, data: Buffer.alloc(30_000_000), deflate: true }]), refused: /zipBomb: .*“project\.goldset”.*100 times/ },
  named('Z10 an archive in the archive', 'inner.zip', /zipName: .*archive inside/),
  { name: 'Z10 an archive that calls itself a picture', make: () => { const data = makeZip([{ name: 'x' }]); return listedHashed('media/000001.png', data)(); }, refused: /zipMedia: .*“media\/000001\.png” is no picture/ },
  { name: 'Z11 a size that lies small', make: () => corpus.zip(([manifest, entry]) => [{ ...manifest!, deflate: true, size: 10 }, entry!]), refused: /zipBroken: .*“manifest\.json”/ },
  { name: 'Z11 a size that lies large', make: () => corpus.zip(([manifest, entry]) => [{ ...manifest!, deflate: true, size: 9_999 }, entry!]), refused: /zipBroken: .*“manifest\.json”/ },
  { name: 'Z12 a million entries', make: () => corpus.zip((all) => all, { zip64Count: 2_000_000 }), refused: /zipEntries: .*2000000 entries/ },
  { name: 'Z13 cut short', make: () => corpus.zip((all) => all, {}, (bytes) => bytes.subarray(0, bytes.length - 40)), refused: /zipBroken: .*cut short/ },
  { name: 'Z14 encrypted', make: () => corpus.zip(([manifest, entry]) => [{ ...manifest!, flags: 0x801 }, entry!].map((one) => ({ ...one, size: one.data!.length }))), refused: /zip(Encrypted|Broken): .*evil/ },
  { name: 'Z15 of several disks', make: () => corpus.zip((all) => all, { disk: 1 }), refused: /zipBroken: .*multi-disk/ },
  { name: 'Z15 zip64 that leads nowhere', make: () => corpus.zip((all) => all, { zip64Count: 40 }), refused: /zipBroken/ },
  { name: 'Z16 a wrong checksum', make: () => corpus.zip(([manifest, entry]) => [{ ...manifest!, crc: 1 }, entry!]), refused: /zipChecksum: .*“manifest\.json”/ },
  { name: 'Z17 no archive', make: () => { writeFileSync(corpus.at('evil.goldset-package'), 'PK, said the letter'); return 'evil.goldset-package'; }, refused: /zipBroken/ },
  { name: 'S01 nothing', make: file(''), refused: /empty: evil\.goldset is empty/ },
  { name: 'S02 cut short', make: () => { file(project())(); truncateSync(corpus.at('evil.goldset'), 20_000); return 'evil.goldset'; }, refused: /damaged: .*(evil|project)\.goldset/ },
  { name: 'S03 a letter', make: file('Dear all, the labels are done.'.repeat(40)), refused: /notProject: .*text file/ },
  { name: 'S04 from a newer Goldset', make: patched(60, 99), refused: /newer: .*schema version 99/ },
  { name: 'S06 of another program', make: patched(68, 1), refused: /notProject: .*another program/ },
  { name: 'S08 a trigger', make: () => corpus.spoiledCopy((db) => db.exec("CREATE TRIGGER evil AFTER INSERT ON annotation BEGIN UPDATE project SET value = 'x'; END")), refused: /foreignSchema: .*trigger evil/ },
  { name: 'S08 a view', make: () => corpus.repack((db) => db.exec('CREATE VIEW evil AS SELECT 1')), refused: /foreignSchema: .*view evil/ },
  { name: 'S08 a virtual table', make: () => corpus.repack((db) => db.exec('CREATE VIRTUAL TABLE evil USING fts5(x)')), refused: /foreignSchema: .*table evil/ },
  { name: 'S08 a generated column', make: () => corpus.repack((db) => db.exec("ALTER TABLE item ADD COLUMN evil TEXT GENERATED ALWAYS AS (content || 'x')")), refused: /foreignSchema: .*table item/ },
  { name: 'S09 a changed event', make: () => corpus.spoiledCopy((db) => db.exec("UPDATE annotation SET note = 'x' WHERE seq = 2")), refused: /chain: .*Event 2 of the log .* not what was written/ },
  { name: 'S10 an event that is gone', make: () => corpus.spoiledCopy((db) => db.exec('DELETE FROM annotation WHERE seq = 2')), refused: /chain: .*missing or out of place/ },
  { name: 'S11 an event that we know, with other content and hashes that fit', make: () => corpus.spoiledCopy((db) => { db.exec('UPDATE annotation SET class_id = 3 WHERE seq = 2'); rechain(db); }), refused: /changedEvent: .*evil\.goldset: the annotation \w{26} of Ben/ },
  {
    name: 'S11 another annotator in a package',
    make: () => corpus.repack((db) => { db.exec("INSERT INTO annotator (uid, name, role, imported, created_at) VALUES ('uid-Eve', 'Eve', 'annotator', 0, 0); UPDATE annotation SET annotator_id = 2 WHERE seq = 3"); rechain(db); }),
    refused: /otherAnnotator: .*package of Ann.*“Eve”/,
  },
  { name: 'S11 an annotator that nobody knows', make: () => corpus.repack((db) => { db.exec("UPDATE annotator SET uid = 'uid-Eve'"); rechain(db); }, (manifest) => ({ ...manifest, annotator: { uid: 'uid-Eve', name: 'Eve' } })), refused: /(unknownAnnotator|changedEvent): .*evil/ },
  { name: 'S14 a class name of 20,000 characters', make: () => corpus.spoiledCopy((db) => db.prepare('UPDATE class SET name = ? WHERE id = 1').run('x'.repeat(20_000))), refused: /foreignRow: .*table class, row 1, “name” has 20000/ },
  { name: 'S15 a colour with a style in it', make: () => corpus.spoiledCopy((db) => db.exec("UPDATE class SET color = 'red;background:url(//x)' WHERE id = 1")), refused: /foreignRow: .*table class, row 1, “color”/ },
  { name: 'S15 a key that is a script', make: () => corpus.spoiledCopy((db) => db.exec("UPDATE class SET hotkey = '<script>' WHERE id = 1")), refused: /foreignRow: .*table class, row 1, “hotkey”/ },
  { name: 'S15 a colour in the schema', make: () => corpus.spoiledCopy((db) => db.exec("UPDATE label_schema_version SET json = replace(json, '#000000', 'url(x)') WHERE version = 2")), refused: /foreignRow: .*label_schema_version, row 2, “json” is no label schema/ },
  ...['x', '{"kind":"undo"}', '{"kind":"surgery","surgery":{"kind":"explode"}}'].map((change): HostileCase => ({
    name: `S a version that was made by ${change}`,
    make: () => corpus.spoiledCopy((db) => db.prepare('INSERT INTO label_schema_version (version, json, created_at, change) SELECT 3, json, 0, ? FROM label_schema_version WHERE version = 2').run(change)),
    refused: /foreignRow: .*table label_schema_version, row 3, “change” is no change of a label schema/,
  })),
  { name: 'S a version that nothing made, in a package', make: () => corpus.repack((db) => db.exec("UPDATE label_schema_version SET change = 'x' WHERE version = 2")), refused: /foreignRow: .*table label_schema_version, row 2, “change”/ },
  ...[['one that is not listed', ['uid-nobody', null]], ['itself', ['uid-spam', null]], ['one that counts as it', ['uid-ham', 'uid-spam']], ['one that counts as another', ['uid-ham', 'uid-eggs']]].map(([name, targets]): HostileCase => ({
    name: `S a class that counts as ${String(name)}, in the schema`,
    make: () => corpus.spoiledCopy((db) => db.prepare("UPDATE label_schema_version SET json = json_set(json, '$.classes[0].mergedInto', ?, '$.classes[1].mergedInto', ?) WHERE version = 2").run(...(targets as unknown[]))),
    refused: /foreignRow: .*label_schema_version, row 2, “json” is no label schema: “spam” counts as a class that is not listed or is merged itself/,
  })),
  { name: 'S classes that count as each other', make: () => corpus.spoiledCopy((db) => db.exec('UPDATE class SET merged_into = 3 - id WHERE id IN (1, 2)')), refused: /foreignRow: .*table class, row 1, “merged_into” names a class that is merged itself/ },
  { name: 'S16 a hash that does not fit', make: withManifest((manifest) => ({ ...manifest, entries: manifest.entries.map((entry) => ({ ...entry, sha256: 'f'.repeat(64) })) })), refused: /manifest: .*“project\.goldset” is not what .* says/ },
  { name: 'S16 a size that does not fit', make: withManifest((manifest) => ({ ...manifest, entries: manifest.entries.map((entry) => ({ ...entry, bytes: 7 })) })), refused: /manifest: .*says 7/ },
  { name: 'S16 a count that does not fit', make: () => corpus.repack(() => undefined, (manifest) => ({ ...manifest, counts: { ...manifest.counts, annotations: 1 } })), refused: /manifest: .*has 5 annotations, the manifest says 1/ },
  { name: 'S16 no manifest', make: () => corpus.zip(([, entry]) => [entry!]), refused: /noManifest/ },
  { name: 'S16 a manifest of a later version', make: withManifest((manifest) => ({ ...manifest, version: 2 })), refused: /manifest: .*version/ },
  { name: 'S16 an entry that is not listed', make: extra({ name: 'media/000001.png', data: Buffer.from('x') }), refused: /manifest: .*“media\/000001\.png” is not in/ },
  { name: 'S16 an entry that is missing', make: () => corpus.zip(([manifest]) => [manifest!]), refused: /manifest: .*“project\.goldset” is missing/ },
  { name: 'S17 a huge text', make: () => corpus.spoiledCopy((db) => { db.prepare('UPDATE annotation SET note = ? WHERE seq = 1').run('x'.repeat(5_000_000)); rechain(db); }), refused: /foreignRow: .*table annotation, row 1, “note” has 5,000,000 bytes/ },
  { name: 'S17 metadata that is no list', make: () => corpus.spoiledCopy((db) => db.exec("UPDATE item SET metadata = '{\"a\":1}' WHERE id = 1")), refused: /foreignRow: .*table item, row 1, “metadata”/ },
  { name: 'S a number where a text belongs', make: () => corpus.spoiledCopy((db) => db.exec("UPDATE item SET content = x'00ff' WHERE id = 1")), refused: /foreignRow: .*table item, row 1, “content” is no text/ },
  { name: 'S19 another project', make: () => corpus.repack((db) => db.exec("UPDATE project SET value = 'other' WHERE key = 'uid'; UPDATE project SET value = 'Reviews' WHERE key = 'name'"), (manifest) => ({ ...manifest, project: { ...manifest.project, uid: 'other', name: 'Reviews' } })), refused: /otherProject: .*“Reviews” .* “Base”/ },
  { name: 'S an item that we do not have, in a package', make: () => corpus.repack((db) => db.exec("INSERT INTO item (external_id, content) VALUES ('evil', 'x')"), (manifest) => ({ ...manifest, counts: { ...manifest.counts, items: manifest.counts.items + 1 } })), refused: /unknownItem: .*“evil”/ },
  { name: 'S a class that we do not have, in a package', make: () => corpus.repack((db) => { db.exec("UPDATE class SET uid = 'uid-evil' WHERE id = 3"); rechain(db); }), refused: /(unknownClass|changedEvent): .*evil/ },
  { name: 'S gold labels in a package', make: () => corpus.repack((db) => db.exec("INSERT INTO gold_event (uid, item_id, decision, class_id, method, by, schema_version, created_at) VALUES ('x', 1, 'label', 1, 'adjudicated', 'Ann', 1, 0)")), refused: /goldInPackage/ },
  { name: 'S an answer that takes back somebody else’s', make: () => corpus.spoiledCopy((db) => { db.exec('UPDATE annotation SET refers_to = (SELECT uid FROM annotation WHERE seq = 1) WHERE seq = 4'); rechain(db); }), refused: /foreignRow: .*row 4, “refers_to”/ },
  ...['../../.ssh/id_rsa', '/etc/passwd', 'file:///etc/passwd', '\\\\host\\share', 'C:/x', '//host/share'].map((content, index): HostileCase => ({
    name: `P0${Math.min(3, index + 1)} an item whose file is ${content}`,
    make: () => corpus.spoiledCopy((db) => db.prepare("INSERT INTO media_root (id, path) VALUES (1, '.')").run() && db.prepare('UPDATE item SET content = ?, media_root_id = 1 WHERE id = 1').run(content)),
    refused: /foreignRow: .*table item, row 1, “content” names a file outside/,
  })),
];

function listedHashed(name: string, data: Buffer): () => Promise<string> {
  return listed({ name, data }, data.length, createHash('sha256').update(data).digest('hex'));
}
describe('files that came from somebody else', () => {
  it.each(CASES.map((theCase) => [theCase.name, theCase] as const))('%s: refused by name, nothing is changed', async (_, { make, refused }) => {
    const evil = await make();
    const before = corpus.dump();
    await expect(corpus.merge('a.goldset', evil)).rejects.toThrow(refused);
    await expect(corpus.merge('a.goldset', evil)).rejects.toThrow(/Nothing was changed/);
    expect(corpus.dump()).toBe(before);
  });

  it('the true package, and classes named as data may be, are taken', async () => {
    expect(await corpus.preview('a.goldset', 'back.goldset-package')).toMatchObject({ added: 3, known: 2, conflicts: 0 });
    const named = corpus.spoiledCopy((db) => db.exec("UPDATE class SET name = '__proto__' WHERE id = 1; UPDATE class SET name = '<img src=x onerror=alert(1)>' WHERE id = 2"));
    expect(await corpus.preview('a.goldset', named)).toMatchObject({ added: 0, known: 4 });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
