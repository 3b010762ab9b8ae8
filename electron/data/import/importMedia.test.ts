import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DataService } from '../service';
import { createProjectFile } from '../project/createProjectFile';
import { closeProjectFile } from '../project/openProjectFile';
import { dumpTables, importFile, importInProcess } from './testImport';
import { DataService as Service } from '../service';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
let folder: string;
let service: DataService;
const write = (name: string, content: string | Buffer = PNG) => {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
  return file;
};
const list = (sql: string) => service.project.db.prepare<[], unknown[]>(sql).raw().all();

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-media-'));
  fs.mkdirSync(path.join(folder, 'project'));
  service = new Service({ spawnImporter: importInProcess, pathOfToken: (token) => token, onJob: () => undefined, onChanged: () => undefined });
  service.setProject(createProjectFile(path.join(folder, 'project', 'p.goldset'), { name: 'p', modality: 'image' }));
});
afterEach(() => {
  closeProjectFile(service.project);
  fs.rmSync(folder, { recursive: true, force: true });
});

describe('images named in a file', () => {
  it('stay where they are, with hash and size, under a root relative to the project', async () => {
    write('data/a/1.png');
    await importFile(service, write('data/list.csv', 'id,image\nx,a/1.png\n'));
    expect(list('SELECT external_id, content, path, hex(media_sha256), media_bytes FROM item JOIN media_root r ON r.id = media_root_id')).toEqual([
      ['x', 'a/1.png', '../data', createHash('sha256').update(PNG).digest('hex').toUpperCase(), PNG.length],
    ]);
  });

  it('are copied into NAME.media, all or none', async () => {
    write('data/1.png');
    const before = dumpTables(service);
    const media = path.join(folder, 'project', 'p.media');
    expect(await importFile(service, write('data/bad.csv', 'image\n1.png\nmissing.png\n'), { copyMedia: true })).toMatchObject({ ok: false, problems: [{ code: 'media.missing', line: 3 }] });
    expect([dumpTables(service), fs.existsSync(media)]).toEqual([before, false]);
    await importFile(service, write('data/good.csv', 'image\n1.png\n'), { copyMedia: true });
    const [[content, root]] = list('SELECT content, path FROM item JOIN media_root r ON r.id = media_root_id') as [[string, string]];
    expect(root).toBe('p.media');
    expect(fs.readFileSync(path.join(media, content))).toEqual(PNG);
    expect(fs.readdirSync(media).some((name) => name.startsWith('.'))).toBe(false);
  });

  it.each([
    ['P01 a path that climbs out', '../../secret.png'],
    ['P02 an absolute path', '/etc/passwd'],
    ['P03 a URL', 'file:///etc/passwd'],
    ['P03 a network name', '\\\\host\\share\\x.png'],
    ['P05 a folder whose name begins like the root', '../data-evil/1.png'],
    ['P08 a device', '/dev/zero'],
  ])('%s is refused', async (_, name) => {
    write('data-evil/1.png');
    const result = await importFile(service, write('data/list.csv', `image\n${name}\n`));
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'media.outside', line: 2 }] });
  });

  it('P04 a link inside the folder that leads out of it is refused', async () => {
    write('elsewhere/1.png');
    fs.mkdirSync(path.join(folder, 'data'));
    fs.symlinkSync(path.join(folder, 'elsewhere', '1.png'), path.join(folder, 'data', 'link.png'));
    expect(await importFile(service, write('data/list.csv', 'image\nlink.png\n'))).toMatchObject({ ok: false, problems: [{ code: 'media.outside' }] });
  });

  it('takes media from elsewhere for the command line, when they are media by their bytes, and says so', async () => {
    service = new Service({ ...service.options, mediaReach: 'anywhere' });
    service.setProject(createProjectFile(path.join(folder, 'project', 'wide.goldset'), { name: 'wide', modality: 'image' }));
    write('pictures/1.png');
    write('secrets/key', 'no image');
    const refused = await importFile(service, write('data/list.csv', 'image\n../pictures/1.png\n../secrets/key\n/etc/passwd\n'));
    expect(refused.problems.filter(({ severity }) => severity === 'error').map(({ code, line }) => [code, line])).toEqual([['media.outside', 3], ['media.outside', 4]]);
    const taken = await importFile(service, write('data/list.csv', 'image\n../pictures/1.png\n'));
    expect(taken).toMatchObject({ ok: true, imported: 1, problems: [{ code: 'media.elsewhere', severity: 'warning', line: 2 }] });
    expect(list('SELECT content, path FROM item JOIN media_root r ON r.id = media_root_id')).toEqual([['1.png', '../pictures']]);
  });

  it('M03 a text named .png and M05 an empty file become items with a warning', async () => {
    write('data/text.png', 'no image');
    write('data/empty.png', '');
    const result = await importFile(service, write('data/list.csv', 'image\ntext.png\nempty.png\n'));
    expect(result).toMatchObject({ ok: true, imported: 2 });
    expect(result.problems.map(({ code, severity, line }) => [code, severity, line])).toEqual([['media.otherKind', 'warning', 2], ['media.otherKind', 'warning', 3]]);
  });
});

describe('a folder', () => {
  it('gives an item for each image, the first sub-folder as tag or gold label', async () => {
    write('pics/cat/1.png');
    write('pics/cat/deep/2.png');
    write('pics/dog/3.png');
    write('pics/notes.txt', 'no image');
    const result = await importFile(service, path.join(folder, 'pics'), { folderNames: 'gold', createClasses: true });
    expect(result).toMatchObject({ ok: true, imported: 3, classes: ['cat', 'dog'] });
    expect(result.problems.map((problem) => problem.code)).toEqual(['folder.otherFiles']);
    expect(list('SELECT external_id, c.name FROM item JOIN item_state ON item_id = item.id JOIN class c ON c.id = gold_class_id ORDER BY item.id')).toEqual([['cat/1.png', 'cat'], ['cat/deep/2.png', 'cat'], ['dog/3.png', 'dog']]);
  });

  it('Z18 with a loop of links, a pipe and an unreadable file passes over them, lists them and does not hang', async () => {
    write('pics/a/1.png');
    fs.symlinkSync(path.join(folder, 'pics'), path.join(folder, 'pics', 'a', 'loop'));
    execFileSync('mkfifo', [path.join(folder, 'pics', 'pipe.png')]);
    const result = await importFile(service, path.join(folder, 'pics'));
    expect(result).toMatchObject({ ok: true, imported: 1 });
    expect(result.problems.filter((problem) => problem.code === 'folder.skipped').map((problem) => problem.found)).toEqual(['a/loop', 'pipe.png']);
  });

  it('of other things is refused, and into a project of texts as well', async () => {
    write('none/a.txt', 'x');
    expect(await importFile(service, path.join(folder, 'none'))).toMatchObject({ ok: false });
    service.project.db.prepare("UPDATE project SET value = 'text' WHERE key = 'modality'").run();
    write('pics/1.png');
    expect(await importFile(service, path.join(folder, 'pics'))).toMatchObject({ ok: false, problems: [{ code: 'folder.modality' }] });
  });
});
