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
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  return file;
};
const list = (sql: string) => service.project.db.prepare<[], unknown[]>(sql).raw().all();
const tags = () => list('SELECT i.external_id, t.key, t.value FROM item_tag JOIN tag t ON t.id = tag_id JOIN item i ON i.id = item_id ORDER BY item_id, t.key, t.value');
const metadata = () => list('SELECT external_id, metadata FROM item ORDER BY id');

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-items-'));
  service = openImportService();
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('items', () => {
  it('guesses id, text and split by their headers, never gold from a label column', async () => {
    const file = write('a.csv', 'id,text,label,split\n1,one,yes,train\n2,two,no,val\n3,three,,test\n4,four,yes,\n');
    const result = await importFile(service, file);
    expect(result).toMatchObject({ file: 'a.csv', rows: 4, imported: 4, skipped: 0, rejected: 0, ok: true });
    expect(list('SELECT external_id, content, split, gold_class_id FROM item JOIN item_state ON item_id = id ORDER BY id')).toEqual([['1', 'one', 'train', null], ['2', 'two', 'dev', null], ['3', 'three', 'test', null], ['4', 'four', null, null]]);
    expect(tags()).toEqual([['1', 'label', 'yes'], ['2', 'label', 'no'], ['4', 'label', 'yes']]);
  });

  it('turns a guess off, so that the column is a tag like others', async () => {
    await importFile(service, write('a.csv', 'id,text,split\n1,one,fold 1\n'), { map: { split: '' } });
    expect(tags()).toEqual([['1', 'split', 'fold 1']]);
  });

  it('refuses a split that is none and says how to keep the column', async () => {
    const result = await importFile(service, write('a.csv', 'id,text,split\n1,one,fold 1\n'));
    expect(result).toMatchObject({ ok: false, imported: 0, problems: [{ code: 'split.unknown', line: 2, column: 'split' }] });
    expect(result.problems[0]!.message).toContain('--map split=');
  });

  it('keeps JSON lists as they are in a column that turns out to have too many values for a tag', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => JSON.stringify({ id: `${index}`, text: 'x', authors: [`a${index}`, `b${index}`] }));
    await importFile(service, write('a.jsonl', rows.join('\n')));
    const kept = service.project.db.prepare<[], string>('SELECT metadata FROM item ORDER BY id').pluck().all();
    expect(kept).toEqual(rows.map((_, index) => JSON.stringify([['authors', `["a${index}","b${index}"]`]])));
  });

  it('keeps a column with 50 values as a tag and one with 51 as metadata, also for the rows before that was known', async () => {
    const rows = Array.from({ length: 1_200 }, (_, index) => `${index},text ${index},t${index % 50},${index < 1_150 ? `m${index % 50}` : 'late'}`);
    await importFile(service, write('a.csv', `id,text,few,many\n${rows.join('\n')}\n`));
    expect(list("SELECT key, count(DISTINCT value) FROM tag GROUP BY key")).toEqual([['few', 50]]);
    expect(list("SELECT count(*) FROM item_tag")).toEqual([[1_200]]);
    expect(metadata()[0]).toEqual(['0', '[["many","m0"]]']);
    expect(metadata()[1_199]).toEqual(['1199', '[["many","late"]]']);
  });

  it('keeps tags as chosen, several values in one cell where a separator is given', async () => {
    const file = write('a.csv', 'id,text,a,b,c\n1,one,x|y|x,p,q\n2,two,,p|,r\n');
    await importFile(service, file, { tags: ['a', 'b'], tagSeparator: '|' });
    expect(tags()).toEqual([['1', 'a', 'x'], ['1', 'a', 'y'], ['1', 'b', 'p'], ['2', 'b', 'p']]);
    expect(metadata()).toEqual([['1', '[["c","q"]]'], ['2', '[["c","r"]]']]);
  });

  it('compares ids, labels and tag values code point by code point', async () => {
    const file = write('a.csv', 'id,text,label,t\n1,a,É,É\n01,b,E\u0301,E\u0301\n 1,c, É, É\n');
    const result = await importFile(service, file, { map: { gold: 'label' }, createClasses: true });
    expect(result.classes).toEqual(['É', 'E\u0301', ' É']);
    expect(list('SELECT value FROM tag ORDER BY id')).toEqual([['É'], ['E\u0301'], [' É']]);
    expect(list('SELECT external_id FROM item ORDER BY id')).toEqual([['1'], ['01'], [' 1']]);
  });

  it('writes gold labels with their history', async () => {
    await importFile(service, write('a.csv', 'id,text,label\n1,a,yes\n2,b,\n'), { map: { gold: 'label' }, createClasses: true });
    expect(list("SELECT item_id, c.name, method, by FROM gold_event JOIN class c ON c.id = class_id")).toEqual([[1, 'yes', 'imported', 'import']]);
    expect(list('SELECT item_id, c.name FROM item_state LEFT JOIN class c ON c.id = gold_class_id ORDER BY item_id')).toEqual([[1, 'yes'], [2, null]]);
  });

  it('gives rows without an id the name of the file and their number', async () => {
    await importFile(service, write('reviews.csv', 'text\none\ntwo\n'));
    expect(list('SELECT external_id FROM item ORDER BY id')).toEqual([['reviews-1'], ['reviews-2']]);
  });

  it('makes rows of a table items with their inputs in file order; a column that looks like the answer is no input', async () => {
    service = openImportService('table');
    await importFile(service, write('a.csv', 'id,age,class,city\n1,41,good,Oslo\n2,,bad,\n'));
    expect(list('SELECT content FROM item ORDER BY id')).toEqual([['[["age","41"],["city","Oslo"]]'], ['[["age",""],["city",""]]']]);
    expect(list("SELECT rowid FROM item_search WHERE item_search MATCH 'oslo'")).toEqual([[1]]);
    expect(tags()).toEqual([['1', 'age', '41'], ['1', 'city', 'Oslo'], ['1', 'class', 'good'], ['2', 'class', 'bad']]);
  });

  it('finds texts by search, also in scripts without spaces', async () => {
    await importFile(service, write('a.csv', 'id,text\n1,日本語のテキスト\n2,Grüße aus Köln\n'));
    const find = (words: string) => list(`SELECT rowid FROM item_search WHERE item_search MATCH '${words}'`);
    expect(find('"本 語"')).toEqual([[1]]);
    expect(find('koln')).toEqual([[2]]);
  });
});

describe('ids that exist', () => {
  const file = () => write('a.csv', 'id,text,t\n1,one,x\n2,two,x\n');
  const again = () => write('b.csv', 'id,text,t,label\n2,zwei,y,yes\n3,drei,y,no\n');

  it('are all listed and nothing is imported', async () => {
    await importFile(service, file());
    const before = dumpTables(service);
    const result = await importFile(service, again());
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'item.exists', line: 2, record: 1, found: '2' }] });
    expect(dumpTables(service)).toBe(before);
  });

  it('are skipped where that was chosen', async () => {
    await importFile(service, file());
    expect(await importFile(service, again(), { onConflict: 'skip' })).toMatchObject({ imported: 1, skipped: 1 });
    expect(list('SELECT external_id, content FROM item ORDER BY id')).toEqual([['1', 'one'], ['2', 'two'], ['3', 'drei']]);
  });

  it('get new content, tags and gold where that was chosen', async () => {
    await importFile(service, file());
    expect(await importFile(service, again(), { onConflict: 'replace', map: { gold: 'label' }, createClasses: true })).toMatchObject({ imported: 2, skipped: 0 });
    expect(list('SELECT id, external_id, content FROM item ORDER BY id')).toEqual([[1, '1', 'one'], [2, '2', 'zwei'], [3, '3', 'drei']]);
    expect(tags()).toEqual([['1', 't', 'x'], ['2', 't', 'y'], ['3', 't', 'y']]);
    expect(list("SELECT rowid FROM item_search WHERE item_search MATCH 'two OR zwei'")).toEqual([[2]]);
    expect(list("SELECT rowid FROM item_search WHERE item_search MATCH 'two'")).toEqual([]);
    expect(list('SELECT item_id FROM gold_event ORDER BY item_id')).toEqual([[2], [3]]);
  });
});

describe('bad rows', () => {
  it('are written beside the file with the reason, in the form of the file, and the rest is imported', async () => {
    const file = write('a.csv', 'id,text,label\n1,"one, 1",yes\n2,two\n3,three,maybe\n4,four,yes\n1,again,yes\n');
    const result = await importFile(service, file, { map: { gold: 'label' }, createClasses: false, onBadRow: 'skip' });
    expect(result).toMatchObject({ ok: true, rows: 5, imported: 0, rejected: 5 });
    await service.run('labelSchema.save', { question: '', classes: [{ uid: 'u1', name: 'yes', color: '#000000', hotkey: null, definition: '', abstain: false, retired: false }] } as never);
    const second = await importFile(service, file, { map: { gold: 'label' }, onBadRow: 'skip' });
    expect(second).toMatchObject({ ok: true, rows: 5, imported: 2, rejected: 3 });
    const lines = fs.readFileSync(`${file}.rejected.csv`, 'utf8').trimEnd().split('\n');
    expect(lines[0]).toBe('reason,id,text,label');
    expect(lines.slice(1).map((line) => line.replace(/^"(?:[^"]|"")*",/, ''))).toEqual(['2,two', '3,three,maybe', '1,again,yes']);
    expect(lines[1]).toContain('has 2 fields, the header has 3');
  });

  it('are not written anywhere by a dry run, which changes nothing', async () => {
    const file = write('a.csv', 'id,text\n1,one\n2\n');
    const before = dumpTables(service);
    const result = await importFile(service, file, { onBadRow: 'skip' }, true);
    expect(result).toMatchObject({ ok: true, dryRun: true, imported: 1, rejected: 1 });
    expect(dumpTables(service)).toBe(before);
    expect(fs.readdirSync(folder)).toEqual(['a.csv']);
  });

  it('are listed up to a hundred and counted beyond', async () => {
    const good = Array.from({ length: 200 }, (_, index) => `${index},text\n`).join('');
    const result = await importFile(service, write('a.csv', `id,text\n${good}${'x\n'.repeat(5_000)}`));
    expect(result.problems).toHaveLength(100);
    expect(result.problemCount).toBe(5_000);
    expect(result.problems[99]).toMatchObject({ line: 301, record: 300 });
  });
});

describe('several files', () => {
  it('are imported together or not at all', async () => {
    const good = write('a.csv', 'id,text,t\n1,one,x\n');
    const bad = write('b.csv', 'id,text,t\n1,uno,x\n');
    expect(await importFile(service, [good, bad])).toMatchObject({ ok: false });
    expect(list('SELECT count(*) FROM item')).toEqual([[0]]);
    expect(await importFile(service, [good, write('c.csv', 'id,text,t\n2,due,y\n')])).toMatchObject({ ok: true, file: 'a.csv, c.csv', rows: 2, imported: 2 });
    expect(tags()).toEqual([['1', 't', 'x'], ['2', 't', 'y']]);
  });
});

describe('a mapping that does not fit', () => {
  it('is refused with the columns there are', async () => {
    const result = await importFile(service, write('a.csv', 'id,text\n1,one\n'), { map: { text: 'body' }, tags: ['x'] });
    expect(result.ok).toBe(false);
    expect(result.problems.map((problem) => problem.message)).toEqual([
      'There is no column "body" for text; the columns are "id", "text". Nothing was imported.',
      'There is no column "x" (--tags); the columns are "id", "text". Nothing was imported.',
    ]);
  });
});

describe('cancelling', () => {
  it('stops within a second at any stage and leaves nothing', async () => {
    const file = write('a.csv', `id,text,t\n${Array.from({ length: 60_000 }, (_, index) => `${index},some text of row ${index},t${index % 7}\n`).join('')}`);
    const before = dumpTables(service);
    for (const phase of ['reading', 'writing']) {
      const { jobId } = await service.run('imports.run', { sources: [file], settings: { ...(await import('../../../shared/contract/importing')).DEFAULT_IMPORT_SETTINGS }, dryRun: false } as never);
      while (service.jobs.list().find((job) => job.id === jobId)!.phase !== phase) await new Promise(setImmediate);
      const asked = performance.now();
      service.jobs.cancel(jobId);
      expect((await service.jobs.settled(jobId)).state).toBe('cancelled');
      expect(performance.now() - asked).toBeLessThan(1_000);
      expect(dumpTables(service)).toBe(before);
    }
    expect(fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith(`goldset-import-${process.pid}-`))).toEqual([]);
  });

  it('lets writes wait while rows are moved, and reads go on', async () => {
    const file = write('a.csv', `id,text\n${Array.from({ length: 30_000 }, (_, index) => `${index},some text\n`).join('')}`);
    const importing = importFile(service, file);
    while (service.jobs.list()[0]!.phase !== 'writing') await new Promise(setImmediate);
    const order: string[] = [];
    const added = service.run('annotators.add', { name: 'Ann', role: 'annotator' } as never).then(() => order.push('write'));
    await service.run('labelSchema.get', {} as never).then(() => order.push('read'));
    await importing.then(() => order.push('import'));
    await added;
    expect(order[0]).toBe('read');
    expect(list('SELECT count(*) FROM item')).toEqual([[30_000]]);
    expect(list('SELECT name FROM annotator')).toEqual([['Ann']]);
  });
});

describe('the search index', () => {
  it('holds every item once, however many steps it was written in', async () => {
    await importFile(service, write('a.csv', `id,text\n${Array.from({ length: 42_000 }, (_, index) => `${index},common word${index}\n`).join('')}`));
    expect(list("SELECT count(*), min(rowid), max(rowid) FROM item_search WHERE item_search MATCH 'common'")).toEqual([[42_000, 1, 42_000]]);
    for (const index of [0, 19_999, 20_000, 41_999]) expect(list(`SELECT rowid FROM item_search WHERE item_search MATCH 'word${index}'`)).toEqual([[index + 1]]);
  });
});
