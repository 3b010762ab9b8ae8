import Database from 'better-sqlite3';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeProjectFile, openProjectFile } from '../project/openProjectFile';
import type { DataService } from '../service';
import { addLabel, makeFolder, makeProjectFile, serve } from '../testProjectFile';
import { backUpBeside } from './backUp';
import { backupFolderOf } from './backupFiles';

let folder: string;
let remove: () => void;
let file: string;
let backups: string;
let service: DataService;

beforeEach(async () => {
  ({ folder, remove } = makeFolder());
  file = path.join(folder, 'Mail.goldset');
  backups = path.join(folder, 'backups');
  await makeProjectFile(file, { items: 3_000, labels: 5 });
  service = serve(openProjectFile(file));
});
afterEach(() => {
  closeProjectFile(service.project);
  remove();
});

const make = (now: number, unlessUnchanged = false) => backUpBeside({ folder: backups, project: file, now }, { unlessUnchanged });
const inFolder = () => readdirSync(backupFolderOf(backups, file)).sort();

/** Operation ids of the labels that a project file holds, which must verify. */
async function labelsIn(backup: string): Promise<string[]> {
  const project = openProjectFile(backup);
  try {
    expect((await serve(project).run('project.verify', {} as never)).problems).toEqual([]);
    return project.db.prepare<[], string>('SELECT uid FROM annotation ORDER BY seq').pluck().all();
  } finally {
    closeProjectFile(project);
  }
}

describe('backUpBeside', () => {
  it('holds every label that was saved before it began, also what is only in the write-ahead log, while labelling goes on', async () => {
    const before: string[] = [];
    for (let itemId = 6; itemId <= 40; itemId += 1) before.push(await addLabel(service, itemId));
    const progress = { isDone: false };
    const backup = make(Date.now()).finally(() => (progress.isDone = true));
    const during: string[] = [];
    while (!progress.isDone) {
      during.push(await addLabel(service, 41 + during.length));
      await new Promise(setImmediate);
    }
    const copied = await labelsIn((await backup)!);
    expect(during.length).toBeGreaterThan(0);
    expect(copied.slice(5, 40)).toEqual(before);
    // and not a half of what came later
    expect(during.slice(0, copied.length - 40)).toEqual(copied.slice(40));
    const stored = service.project.db.prepare<[], string>('SELECT uid FROM annotation ORDER BY seq').pluck().all();
    expect(stored.slice(5)).toEqual([...before, ...during]);
  });

  it('is one file that needs no other beside it', async () => {
    await make(Date.UTC(2026, 0, 2, 3, 4, 5, 6));
    expect(inFolder()).toEqual(['2026-01-02T03-04-05-006Z.goldset']);
    const db = new Database(path.join(backupFolderOf(backups, file), '2026-01-02T03-04-05-006Z.goldset'), { readonly: true });
    expect(db.pragma('journal_mode', { simple: true })).toBe('delete');
    db.close();
  });

  it('is not made again while nothing has changed, if so asked, but after a change', async () => {
    const opened = new Date(Date.now() - 60_000);
    for (const end of ['', '-wal']) if (existsSync(`${file}${end}`)) utimesSync(`${file}${end}`, opened, opened);
    expect(await make(Date.now() - 30_000, true)).toBeDefined();
    expect(await make(Date.now() - 20_000, true)).toBeUndefined();
    await service.run('project.rename', { name: 'Post' } as never);
    expect(await make(Date.now(), true)).toBeDefined();
    expect(inFolder()).toHaveLength(2);
  });

  it('clears away what a backup that was cut off left', async () => {
    const own = backupFolderOf(backups, file);
    mkdirSync(own, { recursive: true });
    for (const end of ['', '-wal', '-shm', '-journal']) writeFileSync(path.join(own, `2026-01-01T00-00-00-000Z.goldset.unfinished${end}`), 'half');
    await make(Date.UTC(2026, 0, 2));
    expect(inFolder()).toEqual(['2026-01-02T00-00-00-000Z.goldset']);
  });

  it('refuses to keep a copy whose log does not fit, leaves nothing of it and keeps the older backup', async () => {
    await make(Date.UTC(2026, 0, 2));
    closeProjectFile(service.project);
    const db = new Database(file);
    db.exec("DROP TRIGGER annotation_no_update; UPDATE annotation SET note = 'forged' WHERE seq = 3");
    db.close();
    await expect(make(Date.UTC(2026, 0, 3))).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining('could not be read back') });
    expect(inFolder()).toEqual(['2026-01-02T00-00-00-000Z.goldset']);
    rmSync(file);
    writeFileSync(file, readFileSync(path.join(backupFolderOf(backups, file), '2026-01-02T00-00-00-000Z.goldset')));
    service = serve(openProjectFile(file));
  });

  it('rejects, and leaves the project as it is, where there can be no backup folder', async () => {
    writeFileSync(backups, 'a file in its place');
    const { size } = statSync(file);
    await expect(make(Date.now())).rejects.toThrow();
    expect(statSync(file).size).toBe(size);
    await addLabel(service, 6);
  });
});
