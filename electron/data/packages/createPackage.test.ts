import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unzipPackage } from '../foreign/unzipPackage';
import { importInProcess } from '../import/testImport';
import { runJob, serve } from '../merge/testMerge';
import { createProjectFile } from '../project/createProjectFile';
import { closeProjectFile } from '../project/openProjectFile';
import type { OpenProject } from '../service';
import { createFromPackage } from './createFromPackage';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
/** A picture by its bytes, so that only where it lies keeps it in. */
const SECRET = Buffer.concat([PNG, Buffer.from('the secret that must not leave')]);

let folder: string;
let project: OpenProject;
const at = (...names: string[]) => path.join(folder, ...names);
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'goldset-package-test-')));
  for (const name of ['work', 'work/media', 'work/media-evil', 'elsewhere']) mkdirSync(at(name));
  for (const place of ['elsewhere/secret.png', 'secret.png']) writeFileSync(at(place), SECRET);
  writeFileSync(at('work', 'media', 'good.png'), PNG);
  project = createProjectFile(at('work', 'p.goldset'), { name: 'Pictures', modality: 'image' });
  project.db.exec("INSERT INTO annotator (uid, name, role, imported, created_at) VALUES ('uid-Ann', 'Ann', 'annotator', 0, 0)");
});
afterEach(() => {
  closeProjectFile(project);
  rmSync(folder, { recursive: true, force: true });
});

function add(externalId: string, root: string, content: string): void {
  const { db } = project;
  db.prepare('INSERT OR IGNORE INTO media_root (path) VALUES (?)').run(root);
  const { lastInsertRowid: id } = db.prepare('INSERT INTO item (external_id, content, media_root_id) SELECT ?, ?, id FROM media_root WHERE path = ?').run(externalId, content, root);
  db.prepare('INSERT INTO item_state (item_id) VALUES (?)').run(id);
  db.prepare("INSERT INTO item_search (rowid, words) VALUES (?, '')").run(id);
}
const pack = () => runJob(serve(project), 'packages.create', { annotatorId: 1, folder, fileName: 'out.goldset-package' });

describe('a package of a project that somebody hostile made', () => {
  it.each([
    ['P01 a path that climbs', () => add('x', 'media', '../../elsewhere/secret.png')],
    ['P02 an absolute path', () => add('x', 'media', at('elsewhere', 'secret.png'))],
    ['P02 an absolute root', () => add('x', at('elsewhere'), 'secret.png')],
    ['P03 an address', () => add('x', 'media', `file://${at('elsewhere', 'secret.png')}`)],
    ['P04 a link that leads out', () => { symlinkSync(at('elsewhere', 'secret.png'), at('work', 'media', 'x.png')); add('x', 'media', 'x.png'); }],
    ['P04 a folder that is a link', () => { symlinkSync(at('elsewhere'), at('work', 'media', 'deep')); add('x', 'media', 'deep/secret.png'); }],
    ['P05 a neighbour with a longer name', () => { writeFileSync(at('work', 'media-evil', 'secret.png'), SECRET); add('x', 'media', '../media-evil/secret.png'); }],
    ['P06 a root that climbs', () => add('x', '..', 'secret.png')],
    ['P08 a device', () => add('x', '/dev', 'zero')],
    ['P08 another process', () => add('x', '/proc/self', 'environ')],
  ] as const)('%s: nothing from outside leaves, and it is told', async (_, make) => {
    add('good', 'media', 'good.png');
    make();
    expect(await pack()).toMatchObject({ items: 2, media: 1, warnings: [expect.stringContaining('“x” is not in the package')] });
    expect(readFileSync(at('out.goldset-package')).includes('the secret')).toBe(false);
    mkdirSync(at('unpacked'));
    await unzipPackage(at('out.goldset-package'), 'out', at('unpacked'));
    expect(readdirSync(at('unpacked', 'media'))).toEqual(['000001.png']);
  });

  it('P07 a file that was swapped for a link after it was looked at is left out', async () => {
    const { openMediaFile } = await import('./openMediaFile');
    rmSync(at('work', 'media', 'good.png'));
    symlinkSync(at('elsewhere', 'secret.png'), at('work', 'media', 'good.png'));
    expect(await openMediaFile(at('work', 'media', 'good.png'))).toBeNull();
    expect(await openMediaFile(at('elsewhere', 'secret.png')).then((handle) => handle?.close().then(() => 'open'))).toBe('open');
  });

  it('media travel: in the project made of it they lie beside it, and a taken name stops it with nothing left', async () => {
    add('good', 'media', 'good.png');
    await pack();
    const made = await createFromPackage({ spawnImporter: importInProcess }, at('out.goldset-package'), at('elsewhere', 'ann.goldset'));
    expect(readFileSync(at('elsewhere', 'ann.media', '000001.png')).equals(PNG)).toBe(true);
    expect((await serve(made).run('project.verify', {} as never)).problems).toEqual([]);
    closeProjectFile(made);
    await expect(createFromPackage({ spawnImporter: importInProcess }, at('out.goldset-package'), at('elsewhere', 'ann.goldset'))).rejects.toThrow('Nothing was made');
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });
});
