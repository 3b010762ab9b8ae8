import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from '../data/db/migrations';
import { closeProjectFile, openProjectFile, openReaderFile } from '../data/project/openProjectFile';
import { addLabel, makeFolder, makeProjectFile, serve } from '../data/testProjectFile';

let folder: string;
let remove: () => void;
let file: string;

beforeEach(async () => {
  ({ folder, remove } = makeFolder());
  file = path.join(folder, 'labels.goldset');
  await makeProjectFile(file, { items: 10, labels: 3 });
});
afterEach(() => remove());

/** Every file of the folder: name, content, time of change. */
const fingerprint = () => readdirSync(folder).map((name) => [name, createHash('sha256').update(readFileSync(path.join(folder, name))).digest('hex'), statSync(path.join(folder, name)).mtimeMs]);

function patchHeader(offset: number, value: number): void {
  const bytes = readFileSync(file);
  bytes.writeInt32BE(value, offset);
  writeFileSync(file, bytes);
}

describe('T11: files of other versions and other programs', () => {
  const cases: readonly (readonly [string, () => void, string])[] = [
    ['a negative version', () => patchHeader(60, -1), 'labels.goldset says it has schema version -1, which no Goldset writes. Nothing was changed.'],
    ['version 0', () => patchHeader(60, 0), 'labels.goldset says it has schema version 0, which no Goldset writes. Nothing was changed.'],
    ['another application_id', () => patchHeader(68, 0x1234), 'labels.goldset is a database of another program, not a Goldset project. Nothing was changed.'],
    ['0 bytes', () => writeFileSync(file, ''), 'labels.goldset is empty (0 bytes). It may not have finished copying. Nothing was changed; copy the project again, or open a backup.'],
    ['1 byte', () => writeFileSync(file, 'S'), 'labels.goldset is a text file, not a Goldset project. Nothing was changed; to bring its rows into a project, import it.'],
    ['a text file', () => writeFileSync(file, 'id,text\n1,hello\n'), 'labels.goldset is a text file, not a Goldset project. Nothing was changed; to bring its rows into a project, import it.'],
    ['a zip archive', () => writeFileSync(file, Buffer.from('504b0304140000000800', 'hex')), 'labels.goldset is a zip archive, not a Goldset project. Nothing was changed; unpack it and open the .goldset file inside.'],
    ['random bytes', () => writeFileSync(file, Buffer.from('89504e470d0a1a0affff', 'hex')), 'labels.goldset is not a Goldset project. Nothing was changed.'],
  ];
  it.each(cases)('refuses %s in plain words and changes nothing', (_, make, message) => {
    make();
    const before = fingerprint();
    expect(() => openProjectFile(file)).toThrow(message);
    expect(() => openReaderFile(file)).toThrow();
    expect(fingerprint()).toEqual(before);
  });

  it('refuses a foreign SQLite file, a folder and a file that is gone', () => {
    const foreign = path.join(folder, 'other.goldset');
    new Database(foreign).exec('CREATE TABLE t (x)').close();
    expect(() => openProjectFile(foreign)).toThrow('other.goldset is a database of another program, not a Goldset project.');
    mkdirSync(path.join(folder, 'folder.goldset'));
    expect(() => openProjectFile(path.join(folder, 'folder.goldset'))).toThrow('folder.goldset is a folder, not a Goldset project.');
    expect(() => openProjectFile(path.join(folder, 'gone.goldset'))).toThrow(/There is no file .*gone\.goldset\. It may have been moved or renamed/);
  });

  it('opens a newer project to look at, names both versions, refuses labels and writes nothing', async () => {
    patchHeader(60, SCHEMA_VERSION + 6);
    const before = fingerprint();
    const project = openProjectFile(file);
    expect(project.readOnly).toBe(`labels.goldset was made with a newer Goldset (schema version ${SCHEMA_VERSION + 6}; this one knows ${SCHEMA_VERSION}). You can look but not label; nothing is written to it. To label, update Goldset.`);
    const service = serve(project);
    expect(await service.run('project.get', {} as never)).toMatchObject({ items: 10, annotations: 3, readOnly: project.readOnly, fileName: 'labels.goldset' });
    await expect(addLabel(service, 5)).rejects.toThrow('You can look but not label');
    const reader = openReaderFile(file);
    expect(reader.prepare('SELECT count(*) FROM annotation').pluck().get()).toBe(3);
    closeProjectFile({ db: reader });
    closeProjectFile(project);
    expect(fingerprint()).toEqual(before);
  });

  it('reads the answers of a newer project that still wait in its write-ahead log, without touching that either', () => {
    const writer = new Database(file);
    writer.exec("UPDATE project SET value = 'In the log' WHERE key = 'name'");
    const log = readFileSync(`${file}-wal`);
    writer.close();
    writeFileSync(`${file}-wal`, log);
    patchHeader(60, SCHEMA_VERSION + 1);
    const before = fingerprint();
    const project = openProjectFile(file);
    expect(project.db.prepare("SELECT value FROM project WHERE key = 'name'").pluck().get()).toBe('In the log');
    closeProjectFile(project);
    expect(fingerprint()).toEqual(before);
  });

  // Root may write anywhere that is not mounted read-only: T8 with a mount is in readOnlyPlace.test.ts.
  it.skipIf(process.getuid?.() === 0)('opens a project in a folder that may not be written to look at', () => {
    chmodSync(file, 0o444);
    chmodSync(folder, 0o555);
    const project = openProjectFile(file);
    expect(project.readOnly).toContain('labels.goldset is in a place that cannot be changed.');
    closeProjectFile(project);
    chmodSync(folder, 0o755);
  });
});
