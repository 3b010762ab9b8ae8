import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DataService } from '../service';
import { dumpTables, importFile, openImportService } from './testImport';

let folder: string;
let service: DataService;
const write = (name: string, text: string) => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
};
const list = (sql: string) => service.project.db.prepare<[], unknown[]>(sql).raw().all();
const current = () => list("SELECT i.external_id, a.name, l.kind, c.name FROM current_label l JOIN item i ON i.id = item_id JOIN annotator a ON a.id = annotator_id LEFT JOIN class c ON c.id = class_id ORDER BY item_id, annotator_id");

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-labels-'));
  service = openImportService();
  await importFile(service, write('items.csv', 'id,text\na,one\nb,two\nc,three\n'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('annotations', () => {
  it('are appended for annotators that are made, with what is derived from them', async () => {
    const file = write('l.csv', 'item,annotator,label\na,w1,yes\na,w2,no\nb,w1,no\na,w3,yes\n');
    const result = await importFile(service, file, { as: 'annotations', createClasses: true });
    expect(result).toMatchObject({ rows: 4, imported: 4, skipped: 0, superseded: 0, classes: ['yes', 'no'] });
    expect(current()).toEqual([['a', 'w1', 'label', 'yes'], ['a', 'w2', 'label', 'no'], ['a', 'w3', 'label', 'yes'], ['b', 'w1', 'label', 'no']]);
    expect(list('SELECT annotations, agreement FROM item_state ORDER BY item_id')).toEqual([[3, 2 / 3], [1, 1], [0, null]]);
    expect(list('SELECT name, imported FROM annotator ORDER BY id')).toEqual([['w1', 1], ['w2', 1], ['w3', 1]]);
    const { ok, problems } = await service.run('project.verify', {} as never);
    expect([ok, problems]).toEqual([true, []]);
  });

  it('without a label are skipped; a second one of an annotator supersedes the first in file order', async () => {
    const file = write('l.csv', 'item,annotator,label\na,w1,yes\na,w1,\na,w1,no\nb,w1,yes\n');
    expect(await importFile(service, file, { as: 'annotations', createClasses: true })).toMatchObject({ rows: 4, imported: 2, skipped: 1, superseded: 1 });
    expect(current()).toEqual([['a', 'w1', 'label', 'no'], ['b', 'w1', 'label', 'yes']]);
  });

  it('are counted by a dry run as by the import', async () => {
    const file = write('l.csv', 'item,annotator,label\na,w1,yes\na,w1,no\nb,w1,\nc,w2,yes\n');
    const dry = await importFile(service, file, { as: 'annotations', createClasses: true }, true);
    const real = await importFile(service, file, { as: 'annotations', createClasses: true });
    expect(dry).toMatchObject({ imported: 2, skipped: 1, superseded: 1 });
    expect({ ...dry, dryRun: false, seconds: 0 }).toEqual({ ...real, seconds: 0 });
  });

  it('that are left out add neither annotators nor classes', async () => {
    const file = write('l.csv', 'item,annotator,label\nz,stranger,odd\na,silent,\na,w1,yes\nz,w1,late\nb,w2,no\n');
    expect(await importFile(service, file, { as: 'annotations', createClasses: true, onBadRow: 'skip' })).toMatchObject({ imported: 2, skipped: 1, rejected: 2, classes: ['yes', 'no'] });
    expect(list('SELECT name FROM annotator ORDER BY id')).toEqual([['w1'], ['w2']]);
    expect(current()).toEqual([['a', 'w1', 'label', 'yes'], ['b', 'w2', 'label', 'no']]);
    expect(fs.readFileSync(`${file}.rejected.csv`, 'utf8')).toContain('Row 1 (line 2) of l.csv names the item');
  });

  it('supersede by time where a time is mapped, and keep it', async () => {
    const file = write('l.csv', 'item,annotator,label,when\na,w1,late,2024-05-02T10:00:00Z\na,w1,early,2024-05-01 10:00:00\n');
    await importFile(service, file, { as: 'annotations', createClasses: true, map: { time: 'when' } });
    expect(current()).toEqual([['a', 'w1', 'label', 'late']]);
    expect(list('SELECT created_at FROM annotation ORDER BY seq')).toEqual([[Date.UTC(2024, 4, 1, 10)], [Date.UTC(2024, 4, 2, 10)]]);
  });

  it('of unknown items or classes are refused with what to do, or add them where that was chosen', async () => {
    const file = write('l.csv', 'item,annotator,label\na,w1,yes\nz,w1,yes\n');
    const before = dumpTables(service);
    const result = await importFile(service, file, { as: 'annotations' });
    expect(result.problems.map(({ code, severity, line }) => [code, severity, line])).toEqual([['class.unknown', 'question', 2], ['item.unknown', 'error', 3]]);
    expect(dumpTables(service)).toBe(before);
    expect(await importFile(service, file, { as: 'annotations', createItems: true, createClasses: true })).toMatchObject({ ok: true, imported: 2 });
    expect(list("SELECT external_id, content FROM item WHERE external_id = 'z'")).toEqual([['z', 'z']]);
    expect(current()).toHaveLength(2);
  });

  it('need a column for the annotator', async () => {
    const result = await importFile(service, write('l.csv', 'item,label\na,yes\n'), { as: 'annotations' });
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'map.annotator', severity: 'question' }] });
  });
});

describe('gold labels', () => {
  it('are set with method imported; the last row of an item counts', async () => {
    const file = write('g.csv', 'item,truth\na,yes\nb,\na,no\n');
    expect(await importFile(service, file, { as: 'gold', createClasses: true })).toMatchObject({ rows: 3, imported: 1, skipped: 1, superseded: 1 });
    expect(list('SELECT c.name FROM item_state LEFT JOIN class c ON c.id = gold_class_id ORDER BY item_id')).toEqual([['no'], [null], [null]]);
    expect(list('SELECT item_id, method FROM gold_event ORDER BY seq')).toEqual([[1, 'imported'], [1, 'imported']]);
  });
});
