import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestService } from '../testProject';
import { findUntrustedRoots, resolveMedia } from './resolveMedia';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n rest', 'latin1');

describe.skipIf(process.platform === 'win32')('resolveMedia', () => {
  const { db } = openTestService('image').project;
  let folder: string;
  let project: string;
  let outside: string;

  beforeEach(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-media-')));
    project = path.join(folder, 'project');
    outside = path.join(folder, 'outside');
    for (const name of [project, path.join(project, 'media'), path.join(project, 'media-evil'), outside]) fs.mkdirSync(name);
    for (const file of ['project/media/a.png', 'project/media-evil/b.png', 'outside/secret.png']) fs.writeFileSync(path.join(folder, file), PNG);
  });
  afterEach(() => {
    db.exec('DELETE FROM item; DELETE FROM media_root');
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** What an item with this root and path resolves to. */
  function resolve(root: string, content: string, trustedFolders: readonly string[] = []) {
    const rootId = db.prepare('INSERT INTO media_root (path) VALUES (?) ON CONFLICT (path) DO UPDATE SET path = path RETURNING id').pluck().get(root);
    const itemId = db.prepare('INSERT INTO item (external_id, content, media_root_id) VALUES (?, ?, ?) RETURNING id').pluck().get(`${Math.random()}`, content, rootId) as number;
    return resolveMedia(db, { projectFolder: project, trustedFolders }, itemId);
  }

  it('finds a file below the project folder, whether its root is absolute or relative to it', () => {
    const found = { path: path.join(project, 'media', 'a.png'), mime: 'image/png' };
    expect(resolve(path.join(project, 'media'), 'a.png')).toEqual(found);
    expect(resolve('media', 'a.png')).toEqual(found);
    expect(resolve('.', 'media/a.png')).toEqual(found);
  });

  it('reads no root outside the project folder until the user has allowed it', () => {
    expect(resolve(outside, 'secret.png')).toEqual({ missing: 'outside' });
    expect(resolve('../outside', 'secret.png')).toEqual({ missing: 'outside' });
    expect(resolve(outside, 'secret.png', [outside])).toEqual({ path: path.join(outside, 'secret.png'), mime: 'image/png' });
    expect(resolve('/', 'etc/passwd')).toEqual({ missing: 'outside' });
  });

  it.each(['../../outside/secret.png', '..', 'x/../../media-evil/b.png', './a.png', '', 'a.png/', '/etc/passwd', '//etc/passwd'])('refuses the path %j (P01, P02)', (content) => {
    expect(resolve('media', content)).toEqual({ missing: 'outside' });
  });

  it.each(['file:///etc/passwd', 'http://localhost/a.png'])('refuses the address %j (P03)', (content) => {
    expect(resolve('media', content)).toEqual({ missing: 'outside' });
  });

  it('takes a Windows share for the plain file name it is here, which is not there (P03)', () => {
    expect(resolve('media', '\\\\host\\share\\a.png')).toEqual({ missing: 'missing' });
  });

  it('follows no symbolic link out of the root, neither of the file nor of a folder (P04)', () => {
    fs.symlinkSync(path.join(outside, 'secret.png'), path.join(project, 'media', 'link.png'));
    fs.symlinkSync(outside, path.join(project, 'media', 'folder'));
    expect(resolve('media', 'link.png')).toEqual({ missing: 'outside' });
    expect(resolve('media', 'folder/secret.png')).toEqual({ missing: 'outside' });
  });

  it('follows a root that is itself a link out of the project folder only when allowed (P04)', () => {
    fs.symlinkSync(outside, path.join(project, 'pictures'));
    expect(resolve('pictures', 'secret.png')).toEqual({ missing: 'outside' });
    expect(resolve('pictures', 'secret.png', [outside])).toEqual({ path: path.join(outside, 'secret.png'), mime: 'image/png' });
  });

  it('does not take a sibling whose name begins alike for the root (P05)', () => {
    fs.symlinkSync(path.join(project, 'media-evil'), path.join(project, 'media', 'x'));
    expect(resolve('media', 'x/b.png')).toEqual({ missing: 'outside' });
    fs.renameSync(path.join(project, 'media-evil'), `${project}-evil`);
    expect(resolve(`${project}-evil`, 'b.png')).toEqual({ missing: 'outside' });
  });

  it('serves only regular files that are pictures or sounds (P08)', () => {
    execFileSync('mkfifo', [path.join(project, 'media', 'pipe.png')]);
    fs.writeFileSync(path.join(project, 'media', 'key.png'), '-----BEGIN OPENSSH PRIVATE KEY-----');
    fs.mkdirSync(path.join(project, 'media', 'folder.png'));
    for (const content of ['pipe.png', 'key.png', 'folder.png']) expect(resolve('media', content)).toEqual({ missing: 'notMedia' });
    expect(resolve('/dev', 'zero', ['/dev'])).toEqual({ missing: 'notMedia' });
    expect(resolve('/proc/self', 'environ', ['/proc/self'])).toEqual({ missing: 'notMedia' });
  });

  it('says which is not there: the item, the file or the root', () => {
    expect(resolveMedia(db, { projectFolder: project, trustedFolders: [] }, 99_999)).toEqual({ missing: 'unknown' });
    expect(resolve('media', 'gone.png')).toEqual({ missing: 'missing' });
    expect(resolve('media', 'a\0.png')).toEqual({ missing: 'outside' });
    expect(resolve('unplugged', 'a.png')).toEqual({ missing: 'missing' });
  });

  it('keeps names with signs that mean something elsewhere', () => {
    for (const name of ['a#b.png', '100%.png', 'what?.png', 'пример 😀.png', 'line\nbreak.png', '%2e%2e.png', 'C:evil.png']) {
      fs.writeFileSync(path.join(project, 'media', name), PNG);
      expect(resolve('media', name)).toEqual({ path: path.join(project, 'media', name), mime: 'image/png' });
    }
  });

  it('names the folders that the user would have to allow as they really are, however the project spells them', () => {
    resolve('media', 'a.png');
    resolve(outside, 'secret.png');
    resolve('/not/there', 'x.png');
    resolve('../outside', 'secret.png');
    fs.symlinkSync(outside, path.join(project, 'pictures'));
    resolve('pictures', 'secret.png');
    expect(findUntrustedRoots(db, { projectFolder: project, trustedFolders: [] })).toEqual([outside, '/not/there']);
    expect(findUntrustedRoots(db, { projectFolder: project, trustedFolders: [outside] })).toEqual(['/not/there']);
  });
});
