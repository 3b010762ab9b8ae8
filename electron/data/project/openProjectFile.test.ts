import Database from 'better-sqlite3';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addLabel, makeFolder, makeProjectFile, serve } from '../testProjectFile';
import { backUp } from '../backup/backUp';
import { findNewestBackup } from '../backup/findNewestBackup';
import { migrate } from '../db/migrate';
import { migrations, SCHEMA_VERSION } from '../db/migrations';
import { findSchemaProblems } from '../db/schemaObjects';
import { createProjectFile } from './createProjectFile';
import { closeProjectFile, openProjectFile, openReaderFile } from './openProjectFile';

let folder: string;
let remove: () => void;
let file: string;

beforeEach(() => {
  ({ folder, remove } = makeFolder());
  file = path.join(folder, 'プロジェクト 😀.goldset');
});
afterEach(() => remove());

const change = (sql: string) => {
  const db = new Database(file);
  db.exec(sql);
  db.close();
};

describe('createProjectFile', () => {
  it('leaves one file when closed, which opens again as what was made', () => {
    closeProjectFile(createProjectFile(file, { name: 'Mail', modality: 'text' }));
    expect(readdirSync(folder)).toEqual([path.basename(file)]);
    const project = openProjectFile(file);
    expect(project.readOnly).toBeNull();
    expect(project.db.prepare("SELECT value FROM project WHERE key = 'name'").pluck().get()).toBe('Mail');
    expect(project.db.pragma('synchronous', { simple: true })).toBe(2);
    closeProjectFile(project);
  });

  it('refuses a name that is taken and leaves that file alone', () => {
    writeFileSync(file, 'mine');
    expect(() => createProjectFile(file, { name: 'Mail', modality: 'text' })).toThrow('There is a file at this place already');
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toHaveLength(1);
  });
});

describe('openProjectFile', () => {
  it('refuses a file with a trigger, view or table more than Goldset makes, and runs none of it', async () => {
    await makeProjectFile(file, { items: 3, labels: 0 });
    change('CREATE TRIGGER evil AFTER INSERT ON annotation BEGIN DELETE FROM current_label; END');
    expect(() => openProjectFile(file)).toThrow('The project file holds something that Goldset did not make: trigger evil.');
  });

  it('refuses a file whose log may be rewritten, its guarding trigger being gone', async () => {
    await makeProjectFile(file, { items: 3, labels: 0 });
    change('DROP TRIGGER annotation_no_update');
    expect(() => openProjectFile(file)).toThrow('lacks trigger annotation_no_update');
  });

  it('takes the statistics that ANALYZE leaves', async () => {
    await makeProjectFile(file, { items: 3, labels: 2 });
    change('ANALYZE');
    closeProjectFile(openProjectFile(file));
  });

  it('lets readers read, and see what is committed, while the writer has it', async () => {
    await makeProjectFile(file, { items: 3, labels: 1 });
    const project = openProjectFile(file);
    const reader = openReaderFile(file);
    await addLabel(serve(project), 2);
    expect(reader.prepare('SELECT count(*) FROM annotation').pluck().get()).toBe(2);
    expect(() => reader.exec('DELETE FROM current_label')).toThrow('readonly');
    closeProjectFile({ db: reader });
    closeProjectFile(project);
  });

  it('names the backup where the file is damaged', async () => {
    await makeProjectFile(file, { items: 3, labels: 2 });
    const backups = path.join(folder, 'backups');
    const project = openProjectFile(file);
    backUp(project.db, { folder: backups, project: file, now: Date.now() });
    closeProjectFile(project);
    writeFileSync(file, '');
    expect(() => openProjectFile(file, { backups })).toThrow(/is empty \(0 bytes\).* A backup of \d\d:\d\d has 2 labels\./);
  });
});

describe('backUp', () => {
  it('holds what is only in the write-ahead log yet, and opens as a project', async () => {
    await makeProjectFile(file, { items: 5, labels: 1 });
    const project = openProjectFile(file);
    await addLabel(serve(project), 2);
    const backup = backUp(project.db, { folder: path.join(folder, 'backups'), project: file, now: Date.UTC(2026, 0, 2, 3, 4, 5, 6) });
    expect(path.basename(backup)).toBe('2026-01-02T03-04-05-006Z.goldset');
    closeProjectFile(project);
    const restored = openProjectFile(backup);
    expect(await serve(restored).run('project.verify', {} as never)).toEqual({ ok: true, problems: [] });
    expect(restored.db.prepare('SELECT count(*) FROM annotation').pluck().get()).toBe(2);
    closeProjectFile(restored);
    expect(findNewestBackup(path.join(folder, 'backups'), file)).toEqual({ file: backup, at: Date.UTC(2026, 0, 2, 3, 4, 5, 6), labels: 2 });
  });

  it('keeps the newest fourteen and passes over a damaged one', async () => {
    await makeProjectFile(file, { items: 2, labels: 1 });
    const backups = path.join(folder, 'backups');
    const project = openProjectFile(file);
    const made = Array.from({ length: 16 }, (_, day) => backUp(project.db, { folder: backups, project: file, now: Date.UTC(2026, 0, day + 1) }));
    closeProjectFile(project);
    expect(made.filter((backup) => existsSync(backup))).toEqual(made.slice(2));
    writeFileSync(made.at(-1)!, 'damaged');
    expect(findNewestBackup(backups, file)?.file).toBe(made.at(-2));
  });
});

describe('migrate', () => {
  const next = { version: SCHEMA_VERSION + 1, sql: 'ALTER TABLE queue ADD COLUMN note TEXT' };
  const broken = { version: SCHEMA_VERSION + 2, sql: 'CREATE TABLE half (x); INSERT INTO no_such_table VALUES (1)' };

  it('adds the steps that are open and leaves the file at the new version, header included', async () => {
    await makeProjectFile(file, { items: 2, labels: 1 });
    const project = openProjectFile(file);
    migrate(project.db, [...migrations, next]);
    expect(findSchemaProblems(project.db, next.version, [...migrations, next])).toEqual([]);
    expect(readFileSync(file).readInt32BE(60)).toBe(next.version);
    expect(project.db.pragma('foreign_keys', { simple: true })).toBe(1);
    closeProjectFile(project);
  });

  it('leaves the old version whole when a step fails', async () => {
    await makeProjectFile(file, { items: 2, labels: 1 });
    const project = openProjectFile(file);
    expect(() => migrate(project.db, [...migrations, next, broken])).toThrow('no such table');
    expect(project.db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    expect(findSchemaProblems(project.db, SCHEMA_VERSION)).toEqual([]);
    closeProjectFile(project);
  });
});

describe('project.verify', () => {
  const verify = async () => {
    const project = openProjectFile(file);
    try {
      return (await serve(project).run('project.verify', {} as never)).problems;
    } finally {
      closeProjectFile(project);
    }
  };

  it('finds nothing in a project as it was made', async () => {
    await makeProjectFile(file, { items: 5, labels: 3 });
    expect(await verify()).toEqual([]);
  });

  it.each([
    ['UPDATE current_label SET class_id = 1 WHERE item_id = 2', 'Present answers: '],
    ['UPDATE annotator_count SET labels = 9', 'Counts of annotators: '],
    ['UPDATE item_state SET agreement = 0.5 WHERE item_id = 1', 'Item states: 1 differ'],
    ['UPDATE item_state SET gold_class_id = 1 WHERE item_id = 1', 'Gold labels: '],
    ['UPDATE answered_run SET last = 4', 'Queue 0 of annotator 1: '],
    ['UPDATE queue_place SET skipped = 1', 'Queue 0 of annotator 1: its counters differ'],
    ['DELETE FROM item_search WHERE rowid = 2', 'The search index has 4 entries for 5 items.'],
    ['UPDATE item_state SET item_id = 9 WHERE item_id = 5', 'Items: '],
  ])('finds a derived value that is off: %s', async (sql, problem) => {
    await makeProjectFile(file, { items: 5, labels: 3 });
    change(`PRAGMA foreign_keys = OFF; ${sql}`);
    expect((await verify()).join('\n')).toContain(problem);
  });

  it('finds media that are gone, and names them', async () => {
    closeProjectFile(createProjectFile(file, { name: 'Photos', modality: 'image' }));
    mkdirSync(path.join(folder, 'photos'));
    writeFileSync(path.join(folder, 'photos', 'here.png'), '');
    change("INSERT INTO media_root (path) VALUES ('photos'); INSERT INTO item (external_id, content, media_root_id) VALUES ('a', 'here.png', 1), ('b', 'gone.png', 1); INSERT INTO item_state (item_id) VALUES (1), (2); INSERT INTO item_search (rowid, words) VALUES (1, ''), (2, '')");
    expect(await verify()).toEqual(['The media file of item “b” is missing: gone.png.']);
  });
});

describe('project.stats', () => {
  it('counts items, answers, gold, splits and tags, whatever tags are called', async () => {
    await makeProjectFile(file, { items: 4, labels: 2 });
    change("INSERT INTO tag (key, value) VALUES ('__proto__', 'constructor'), ('__proto__', 'b'); INSERT INTO item_tag VALUES (1, 1), (1, 2), (2, 1); UPDATE item_state SET split = 'dev' WHERE item_id < 3");
    const project = openProjectFile(file);
    const stats = await serve(project).run('project.stats', {} as never);
    closeProjectFile(project);
    expect(JSON.parse(JSON.stringify(stats))).toEqual(JSON.parse(`{
      "items": 4, "annotations": 2, "gold": 0, "autoLabels": 0, "rejected": 0, "runs": [], "splits": {"dev": 2, "none": 2},
      "annotators": 1,
      "progress": [{"annotator": "Ann", "annotations": 2, "skipped": 0, "ambiguous": 0, "shareOfItems": 0.5}],
      "classes": [{"class": "spam", "gold": 0, "annotations": 0}, {"class": "ham", "gold": 0, "annotations": 1}, {"class": "eggs", "gold": 0, "annotations": 1}],
      "tags": [{"key": "__proto__", "values": {"constructor": 2, "b": 1}, "missing": 2}]
    }`));
  });
});
