import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { APPLICATION_ID } from '../../../shared/domain/project';
import { hashEvent } from '../annotations/chain';
import { migrations, SCHEMA_VERSION } from '../db/migrations';
import { makeFolder, serve } from '../testProjectFile';
import { addTestRun } from '../testRun';
import { closeProjectFile, openProjectFile, openReaderFile } from './openProjectFile';

let file: string;
let remove: () => void;

/** A project of schema version 1 with one item, one answer in the log and two gold events. */
beforeEach(() => {
  const made = makeFolder();
  remove = made.remove;
  file = path.join(made.folder, 'old.goldset');
  const db = new Database(file);
  db.exec(migrations[0]!.sql);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma('user_version = 1');
  const hash = hashEvent(null, { origin: 'o', originSeq: 1, uid: 'e1', kind: 'label', item: 'a', annotator: 'n', classUid: 'c', refersTo: null, note: '', createdAt: 5, durationMs: null, schemaVersion: 1, guidelineVersion: 1, suggestion: null });
  db.exec(`
    INSERT INTO project VALUES ('uid', 'p'), ('name', 'Old'), ('modality', 'text'), ('createdAt', '1');
    INSERT INTO label_schema_version VALUES (1, '{"question":"","classes":[{"uid":"c","name":"yes","color":"#000000","hotkey":null,"definition":"","abstain":false,"retired":false}]}', 1);
    INSERT INTO guideline_version VALUES (1, '', 1);
    INSERT INTO class VALUES (1, 'c', 'yes', '#000000', NULL, '', 0, 0, 0);
    INSERT INTO annotator VALUES (1, 'n', 'Ann', 'annotator', 0, 1);
    INSERT INTO item (id, external_id, content) VALUES (1, 'a', 'text');
    INSERT INTO item_search (rowid, words) VALUES (1, 'text');
    INSERT INTO item_state VALUES (1, NULL, 1, 1, 1, 1.0);
    INSERT INTO current_label VALUES (1, 1, 1, 'label', 1);
    INSERT INTO annotator_count VALUES (1, 1, 0, 0);
    INSERT INTO gold_event (item_id, class_id, method, by, created_at) VALUES (1, NULL, 'adjudicated', 'Ann', 6), (1, 1, 'majority', 'Goldset', 7);`);
  db.prepare('INSERT INTO origin VALUES (1, ?, 1, ?)').run('o', hash);
  db.prepare("INSERT INTO annotation VALUES (1, 'e1', 1, 1, 'label', 1, 1, 1, NULL, '', 5, NULL, 1, 1, NULL, ?)").run(hash);
  db.pragma('journal_mode = WAL');
  db.close();
});
afterEach(() => remove());

it('is upgraded when it is opened for labelling, with everything in it', async () => {
  const project = openProjectFile(file);
  try {
    expect(project.db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    const service = serve(project);
    expect(await service.run('project.verify', {} as never)).toEqual({ ok: true, problems: [] });
    expect((await service.run('gold.history', { itemId: 1 } as never)).map(({ decision, current }) => [decision, current])).toEqual([['open', false], ['label', true]]);
    expect(await service.run('project.stats', {} as never)).toMatchObject({ items: 1, annotations: 1, gold: 1 });
  } finally {
    closeProjectFile(project);
  }
});

it('is only read through an upgraded copy, and stays byte for byte as it is', () => {
  const sha = () => createHash('sha256').update(readFileSync(file)).digest('hex');
  const before = sha();
  const db = openReaderFile(file);
  expect(db.prepare('SELECT decision FROM item_state').pluck().all()).toEqual(['label']);
  closeProjectFile({ db });
  expect(sha()).toBe(before);
});

it('of schema version 2 keeps everything and takes predictions, once upgraded', async () => {
  const older = new Database(file);
  // as an upgrade does it
  older.pragma('foreign_keys = OFF');
  older.exec(migrations[1]!.sql);
  older.pragma('user_version = 2');
  older.exec("UPDATE item_state SET split = 'test' WHERE item_id = 1");
  const tables = older.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name").pluck().all();
  const dump = (db: Database.Database) => tables.map((table) => [table, db.prepare(`SELECT * FROM "${table}"`).raw().all()]);
  const before = dump(older);
  older.close();
  const project = openProjectFile(file);
  try {
    expect(project.db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    expect(dump(project.db)).toEqual(before);
    const run = addTestRun(project.db, { name: 'first', classes: ['yes'], predictions: [['a', 'yes', [1]]] });
    const service = serve(project);
    expect(await service.run('runs.list', {} as never)).toMatchObject([{ runId: run, name: 'first', predictions: 1, hasProbabilities: true }]);
    expect(await service.run('project.verify', {} as never)).toEqual({ ok: true, problems: [] });
  } finally {
    closeProjectFile(project);
  }
});
