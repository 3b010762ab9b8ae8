import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeProjectFile, openProjectFile } from '../project/openProjectFile';
import { addLabel, makeFolder, makeProjectFile, serve } from '../testProjectFile';
import { backUp } from './backUp';
import { describeBackup } from './describeBackup';
import { findNewestBackup } from './findNewestBackup';
import { restoreBackup } from './restoreBackup';

let folder: string;
let remove: () => void;
let file: string;
let backups: string;
const NOW = new Date(2026, 0, 31, 12).getTime();

beforeEach(async () => {
  ({ folder, remove } = makeFolder());
  backups = path.join(folder, 'backups');
  mkdirSync(path.join(folder, 'work'));
  file = path.join(folder, 'work', 'Mail.goldset');
  await makeProjectFile(file, { items: 20, labels: 7 });
});
afterEach(() => remove());

function makeBackup(now: number): string {
  const project = openProjectFile(file);
  const backup = backUp(project.db, { folder: backups, project: file, now });
  closeProjectFile(project);
  return backup;
}

describe('restoreBackup', () => {
  it('makes a new project of the newest backup, in which labelling goes on, and leaves the damaged file as it is', async () => {
    makeBackup(NOW - 60_000);
    truncateSync(file, 20_000);
    const damaged = readFileSync(file);
    const restored = restoreBackup(file, { folder: backups, now: NOW });
    expect(path.basename(restored)).toBe('Mail (restored 2026-01-31).goldset');
    expect(readdirSync(path.dirname(file)).sort()).toEqual(['Mail (restored 2026-01-31).goldset', 'Mail.goldset']);
    expect(readFileSync(file).equals(damaged)).toBe(true);
    const project = openProjectFile(restored);
    const service = serve(project);
    await addLabel(service, 8);
    expect(project.db.prepare('SELECT count(*) FROM annotation').pluck().get()).toBe(8);
    expect((await service.run('project.verify', {} as never)).problems).toEqual([]);
    // a log of its own, which can be joined with that of the damaged file later
    expect(project.db.prepare('SELECT count(DISTINCT origin_id) FROM annotation').pluck().get()).toBe(2);
    closeProjectFile(project);
  });

  it('writes over nothing', () => {
    makeBackup(NOW);
    expect(path.basename(restoreBackup(file, { folder: backups, now: NOW }))).toBe('Mail (restored 2026-01-31).goldset');
    expect(path.basename(restoreBackup(file, { folder: backups, now: NOW }))).toBe('Mail (restored 2026-01-31) 2.goldset');
  });

  it('passes over a backup that is damaged itself', () => {
    const older = makeBackup(NOW - 86_400_000);
    truncateSync(makeBackup(NOW), 40_000);
    const restored = restoreBackup(file, { folder: backups, now: NOW });
    const [one, other] = [older, restored].map((place) => openProjectFile(place));
    expect(other!.db.prepare('SELECT count(*) FROM item').pluck().get()).toBe(one!.db.prepare('SELECT count(*) FROM item').pluck().get());
    closeProjectFile(one!);
    closeProjectFile(other!);
  });

  it('finds the backup of a project that is gone, and refuses when there is none', () => {
    makeBackup(NOW);
    rmSync(file);
    expect(path.basename(restoreBackup(file, { folder: backups, now: NOW }))).toBe('Mail (restored 2026-01-31).goldset');
    expect(() => restoreBackup(path.join(folder, 'work', 'Other.goldset'), { folder: backups, now: NOW })).toThrow('There is no backup of Other.goldset');
  });

  it('says so when it cannot write there, and leaves nothing', () => {
    makeBackup(NOW);
    rmSync(path.dirname(file), { recursive: true });
    writeFileSync(path.dirname(file), 'no folder');
    expect(() => restoreBackup(file, { folder: backups, now: NOW })).toThrow();
    expect(readFileSync(path.dirname(file), 'utf8')).toBe('no folder');
  });
});

describe('describeBackup', () => {
  it('names the time of a backup of today and the day of an older one', () => {
    const at = new Date(2026, 0, 31, 10, 30).getTime();
    expect(describeBackup({ at, labels: 1_180 }, NOW)).toBe('A backup of 10:30 has 1,180 labels.');
    expect(describeBackup({ at, labels: 1 }, NOW + 86_400_000)).toBe('A backup of 31 January 2026, 10:30 has 1 label.');
  });

  it('counts the labels of the newest backup', () => {
    makeBackup(NOW);
    expect(findNewestBackup(backups, file)).toMatchObject({ at: NOW, labels: 7 });
  });
});
