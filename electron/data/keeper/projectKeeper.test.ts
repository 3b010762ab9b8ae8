import Database from 'better-sqlite3';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeepTask } from '../../processMessages';
import { backupFolderOf } from '../backup/backupFiles';
import { createProjectFile } from '../project/createProjectFile';
import { closeProjectFile, openProjectFile } from '../project/openProjectFile';
import { DataService } from '../service';
import { addLabel, makeFolder, makeProjectFile } from '../testProjectFile';
import { ProjectKeeper, type KeepAside } from './projectKeeper';
import { runKeepTask } from './runKeepTask';

let folder: string;
let remove: () => void;
let file: string;
let backups: string;
let service: DataService;
let keeper: ProjectKeeper;
let now: number;
let done: KeepTask['kind'][];
let log: string[];
let announced: number;
let run: KeepAside;

beforeEach(async () => {
  ({ folder, remove } = makeFolder());
  file = path.join(folder, 'Mail.goldset');
  backups = path.join(folder, 'backups');
  await makeProjectFile(file, { items: 600, labels: 20 });
  now = 0;
  done = [];
  log = [];
  announced = 0;
  run = runKeepTask;
  service = new DataService({
    spawnImporter: () => Promise.reject(new Error('no importer here')),
    pathOfToken: () => path.join(folder, 'rows.csv'),
    onJob: () => undefined,
    onChanged: () => keeper.changed(),
    beforeImport: (signal) => keeper.backUpBefore(signal),
  });
  keeper = new ProjectKeeper({
    service,
    folder: backups,
    run: async (task, signal) => {
      const problems = await run(task, signal);
      done.push(task.kind);
      return problems;
    },
    announce: () => (announced += 1),
    log: (line) => log.push(line),
    clock: () => now,
  });
});
afterEach(async () => {
  await keeper.stop();
  if (service.hasProject) closeProjectFile(service.project);
  remove();
});

const made = () => (existsSync(backupFolderOf(backups, file)) ? readdirSync(backupFolderOf(backups, file)) : []);
const info = () => service.run('project.get', {} as never);

async function tick(later: number): Promise<void> {
  now += later;
  keeper.tick();
  await keeper.settled();
}

/** Opened, looked at for the first time, checked and backed up. */
async function open(): Promise<void> {
  service.setProject(openProjectFile(file, { backups }));
  await tick(0);
  await tick(3_000);
}

async function label(from: number, count: number): Promise<void> {
  for (let itemId = from; itemId < from + count; itemId += 1) await addLabel(service, itemId);
}

/** Changes an event and leaves its hash: so far back that opening does not look there. */
function forgeFirstEvent(): void {
  const db = new Database(file);
  const trigger = db.prepare<[], string>("SELECT sql FROM sqlite_schema WHERE name = 'annotation_no_update'").pluck().get()!;
  db.exec(`DROP TRIGGER annotation_no_update; UPDATE annotation SET note = 'forged' WHERE seq = 1; ${trigger}`);
  db.close();
}

describe('ProjectKeeper', () => {
  it('checks a project some seconds after it was opened, and backs it up as it was', async () => {
    service.setProject(openProjectFile(file, { backups }));
    await tick(0);
    await tick(2_000);
    expect(done).toEqual([]);
    await tick(1_000);
    expect(done).toEqual(['check', 'backup']);
    expect(made()).toHaveLength(1);
    await tick(60 * 60_000);
    expect(done).toEqual(['check', 'backup']);
  });

  it('backs up after every 200 labels', async () => {
    await open();
    await label(21, 199);
    await tick(1_000);
    expect(made()).toHaveLength(1);
    await label(220, 1);
    await tick(1_000);
    expect(made()).toHaveLength(2);
    await label(221, 100);
    await tick(1_000);
    expect(made()).toHaveLength(2);
    expect(await info()).toMatchObject({ backupProblem: null, readOnly: null, canRestore: false });
  });

  it('backs up ten minutes after the last time if anything was changed', async () => {
    await open();
    await service.run('project.rename', { name: 'Post' } as never);
    await tick(9 * 60_000);
    expect(made()).toHaveLength(1);
    await tick(60_000);
    expect(made()).toHaveLength(2);
    await tick(10 * 60_000);
    expect(made()).toHaveLength(2);
  });

  it('backs up before an import unless the newest backup says the same, or there are no items yet', async () => {
    await open();
    const { signal } = new AbortController();
    await keeper.backUpBefore(signal);
    expect(made()).toHaveLength(1);
    await label(21, 1);
    await keeper.backUpBefore(signal);
    expect(made()).toHaveLength(2);

    await keeper.stop();
    closeProjectFile(service.project);
    file = path.join(folder, 'Empty.goldset');
    service.setProject(createProjectFile(file, { name: 'Empty', modality: 'text' }));
    await keeper.backUpBefore(signal);
    expect(made()).toEqual([]);
  });

  it('is asked by an import before it reads anything, and not by a dry run', async () => {
    service.setProject(openProjectFile(file, { backups }));
    const settings = { as: 'items', onBadRow: 'fail', copyMedia: false, createClasses: false, columns: [] };
    const importNow = async (dryRun: boolean) => {
      const { jobId } = await service.run('imports.run', { sources: ['token'], settings, dryRun } as never);
      // there is no importer here: it goes no further
      expect((await service.jobs.settled(jobId)).state).toBe('failed');
    };
    await importNow(true);
    expect(made()).toEqual([]);
    await importNow(false);
    expect(made()).toHaveLength(1);
  });

  it('ends the backup of an import that is cancelled, and checks the project later all the same', async () => {
    const waiting: (() => void)[] = [];
    run = (task, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('killed')));
        waiting.push(() => reject(new Error(task.kind)));
      });
    service.setProject(openProjectFile(file, { backups }));
    await tick(0);
    now += 3_000;
    keeper.tick();
    const cancelling = new AbortController();
    const before = keeper.backUpBefore(cancelling.signal);
    await expect.poll(() => waiting.length).toBe(2);
    cancelling.abort();
    await expect(before).rejects.toThrow();
    await keeper.settled();
    expect(log).toEqual([]);
    run = runKeepTask;
    await tick(1_000);
    expect(done).toEqual(['check', 'backup']);
  });

  it('tells of a backup that fails, in the log and quietly on the screen, goes on labelling, and takes it back once one is made', async () => {
    writeFileSync(backups, 'a file in its place');
    await open();
    expect((await info())?.backupProblem).toMatch(/EEXIST|ENOTDIR|not a directory/);
    expect(log.join('\n')).toContain('backup of');
    expect(announced).toBe(1);
    await label(21, 200);
    rmSync(backups);
    await keeper.backUpBefore(new AbortController().signal);
    expect((await info())?.backupProblem).toBeNull();
    expect(announced).toBe(2);
    expect(made()).toHaveLength(1);
  });

  it('pauses labelling when the check finds damage, names the backup, and makes no more backups of the damaged file', async () => {
    await open();
    await keeper.stop();
    closeProjectFile(service.project);
    forgeFirstEvent();
    // opening itself would find it in so short a log
    run = async (task) => (task.kind === 'check' ? ['Event 1 of the log is not what was written: its hash does not fit.'] : runKeepTask(task));
    service.setProject({ db: new Database(file), path: file, readOnly: null });
    done = [];
    await tick(0);
    await tick(3_000);
    expect(done).toEqual(['check']);
    expect(await info()).toMatchObject({ canRestore: true, readOnly: expect.stringMatching(/^Mail\.goldset is damaged\. Event 1 .* Labels are paused.* A backup of \d\d:\d\d has 20 labels\.$/) });
    await expect(label(30, 1)).rejects.toMatchObject({ code: 'readOnly' });
    await tick(60 * 60_000);
    expect(made()).toHaveLength(1);
  });

  it('ends what runs when it is stopped, and tells nothing of it', async () => {
    run = (_, signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('killed'))));
    service.setProject(openProjectFile(file, { backups }));
    await tick(0);
    now += 3_000;
    keeper.tick();
    await keeper.stop();
    expect(log).toEqual([]);
    expect(announced).toBe(0);
  });
});

describe('runKeepTask', () => {
  it('finds one changed event anywhere in the log, while somebody labels, and nothing in a sound project', async () => {
    service.setProject(openProjectFile(file));
    await label(21, 5);
    expect(await runKeepTask({ kind: 'check', project: file })).toEqual([]);
    closeProjectFile(service.project);
    forgeFirstEvent();
    service.setProject({ db: new Database(file), path: file, readOnly: null });
    expect(await runKeepTask({ kind: 'check', project: file })).toEqual([expect.stringMatching(/^Event 1 of the log .* its hash does not fit\.$/)]);
  });
});
