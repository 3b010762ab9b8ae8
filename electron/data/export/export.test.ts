import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExportResult, ExportSettings } from '../../../shared/contract/exporting';
import type { Job } from '../../../shared/contract/jobs';
import type { Modality } from '../../../shared/domain/project';
import { unmarkFormula } from '../../../shared/export/formulaMark';
import { createProjectFile } from '../project/createProjectFile';
import { closeProjectFile } from '../project/openProjectFile';
import { DataService } from '../service';
import { addTestItems, type TestItem } from '../testItems';

const SETTINGS: ExportSettings = { format: 'jsonl', split: null, selection: null, what: 'gold', history: false, datasetCard: false, escapeFormulas: true };
const ITEMS: readonly TestItem[] = [
  { id: 'a', text: '=cmd|x', split: 'train', gold: 'yes', tags: { site: ['x|y', 'z\\'], ['__proto__']: ['p'] }, metadata: [['note', '-5']], answers: { Ada: 'yes', Bob: 'no', Cy: 'yes' } },
  { id: 'b', text: 'two\nlines, "quoted"', split: 'train', answers: { Ada: 'no' } },
  { id: '-1', text: 'third', split: 'test', gold: '-5' },
  { id: 'd', text: 'fourth' },
];

let folder: string;
let service: DataService;

const open = (modality: Modality, items: readonly TestItem[]) => {
  service = new DataService({ spawnImporter: () => Promise.reject(new Error('no importer')), pathOfToken: (token) => path.join(folder, token), onJob: () => undefined, onChanged: () => undefined });
  service.setProject(createProjectFile(path.join(folder, 'test.goldset'), { name: 'Test | <b>', modality }));
  addTestItems(service.project.db, items);
};

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-export-'));
  open('text', ITEMS);
});
afterEach(() => {
  closeProjectFile(service.project);
  fs.rmSync(folder, { recursive: true });
});

const start = async (settings: Partial<ExportSettings>, fileName?: string): Promise<Job> => {
  const { jobId } = await service.run('exports.run', { folder: 'out', settings: { ...SETTINGS, ...settings }, fileName } as never);
  return service.jobs.settled(jobId);
};
const run = async (settings: Partial<ExportSettings>, fileName?: string): Promise<ExportResult> => {
  const job = await start(settings, fileName);
  expect(job.error).toBeNull();
  return job.result as ExportResult;
};
const read = (name: string) => fs.readFileSync(path.join(folder, 'out', name), 'utf8');
const lines = (name: string): unknown[] => read(name).trimEnd().split('\n').map((line) => JSON.parse(line) as unknown);
const cells = (name: string) => Papa.parse<string[]>(read(name), { skipEmptyLines: true }).data;
const listed = () => fs.readdirSync(path.join(folder, 'out')).sort();

describe('exports.run', () => {
  it('writes JSONL with every part of an item, one file for each split that has items', async () => {
    const result = await run({});
    expect(listed()).toEqual(['none.jsonl', 'test.jsonl', 'train.jsonl']);
    expect(lines('train.jsonl')).toEqual([
      { id: 'a', text: '=cmd|x', label: 'yes', split: 'train', tags: JSON.parse('{"site":["x|y","z\\\\"],"__proto__":["p"]}') as object, labelDistribution: { yes: 2 / 3, no: 1 / 3 }, annotations: 3, method: null, decision: 'label', reason: '', metadata: { note: '-5' } },
      { id: 'b', text: 'two\nlines, "quoted"', label: null, split: 'train', tags: {}, labelDistribution: { no: 1 }, annotations: 1, method: null, decision: null, reason: null },
    ]);
    expect(lines('none.jsonl')).toEqual([{ id: 'd', text: 'fourth', label: null, split: null, tags: {}, labelDistribution: {}, annotations: 0, method: null, decision: null, reason: null }]);
    expect(result.files.map(({ name, rows }) => [name, rows])).toEqual([['train.jsonl', 2], ['test.jsonl', 1], ['none.jsonl', 1]]);
    expect(result.files[0]!.bytes).toBe(fs.statSync(path.join(folder, 'out/train.jsonl')).size);
    expect(result.rows).toBe(4);
  });

  it('names the files of an earlier export that are no part of this one', async () => {
    expect((await run({})).leftOver).toEqual([]);
    service.project.db.exec("UPDATE item_state SET split = 'train'");
    expect((await run({})).leftOver).toEqual(['test.jsonl', 'none.jsonl']);
    expect((await run({ format: 'csv' })).leftOver).toEqual([]);
    expect((await run({}, 'all.jsonl')).leftOver).toEqual([]);
  });

  it('writes CSV with a column for each tag, cells marked so that no spreadsheet runs them', async () => {
    await run({ format: 'csv' }, 'all.csv');
    const [header, first, , third] = cells('all.csv');
    expect(header).toEqual(['id', 'text', 'label', 'split', 'site', '__proto__', 'labelDistribution', 'annotations', 'method', 'decision', 'reason', 'note']);
    expect(first).toEqual(['a', "'=cmd|x", 'yes', 'train', 'x\\|y|z\\\\', 'p', '{"yes":0.6666666666666666,"no":0.3333333333333333}', '3', '', 'label', '', "'-5"]);
    expect(third!.slice(0, 3)).toEqual(["'-1", 'third', "'-5"]);
    expect(unmarkFormula(third![0]!)).toBe('-1');
  });

  it('writes cells as they are where marking is turned off', async () => {
    await run({ format: 'csv', escapeFormulas: false, split: 'test' });
    expect(listed()).toEqual(['test.csv']);
    expect(cells('test.csv')[1]!.slice(0, 3)).toEqual(['-1', 'third', '-5']);
  });

  it('writes input columns of table items, apart from tags of the same name', async () => {
    closeProjectFile(service.project);
    fs.rmSync(path.join(folder, 'test.goldset'));
    open('table', [{ id: 'r', text: JSON.stringify([['age', '41'], ['label', 'x']]), tags: { age: ['old'] }, gold: 'yes' }, { id: 's', text: JSON.stringify([['rare', '-1']]) }]);
    await run({ format: 'csv' });
    expect(cells('none.csv')).toEqual([
      ['id', 'age', 'feature:label', 'rare', 'label', 'split', 'tag:age', 'labelDistribution', 'annotations', 'method', 'decision', 'reason'],
      ['r', '41', 'x', '', 'yes', '', 'old', '{}', '0', '', 'label', ''],
      ['s', '', '', "'-1", '', '', '', '{}', '0', '', '', ''],
    ]);
    await run({});
    expect(lines('none.jsonl')[0]).toMatchObject({ id: 'r', features: { age: '41', label: 'x' } });
  });

  it('says how a gold label came about', async () => {
    await service.run('gold.set', { annotatorId: 1, itemId: 2, classUid: 'uid-no' } as never);
    await run({ split: 'train' });
    expect(lines('train.jsonl')[1]).toMatchObject({ label: 'no', method: 'adjudicated' });
  });

  it('keeps what was decided without a label apart from what is open, with the reason and the history', async () => {
    await service.run('gold.decide', { annotatorId: 1, itemId: 2, decision: 'ambiguous', classUid: null, reason: 'both hold', asExample: false } as never);
    await service.run('gold.decide', { annotatorId: 1, itemId: 4, decision: 'nobodyRight', classUid: null, reason: '', asExample: false } as never);
    await run({ history: true, datasetCard: true }, 'all.jsonl');
    const [, b, , d] = lines('all.jsonl');
    expect(b).toMatchObject({ label: null, labelDistribution: { no: 1 }, method: 'adjudicated', decision: 'ambiguous', reason: 'both hold', goldHistory: [{ decision: 'ambiguous', label: null, reason: 'both hold' }] });
    expect(d).toMatchObject({ label: null, method: 'adjudicated', decision: 'nobodyRight', reason: '' });
    expect(read('all.jsonl.README.md')).toContain('Decided to have none: 1 truly ambiguous (the distribution of the answers stands), 1 that no class fits.');
  });

  it('writes present answers, or all events with those that were replaced', async () => {
    const answer = (uid: string, kind: string, classUid: string | null, note = '') => service.run('annotations.add', { annotatorId: 1, queueId: 0, uid, itemId: 4, kind, classUid, note, durationMs: 900, nextItemId: null } as never, uid);
    await answer('01ARZ3NDEKTSV4RRFFQ69G5FA1', 'label', 'uid-yes');
    await answer('01ARZ3NDEKTSV4RRFFQ69G5FA2', 'ambiguous', null, '=why');
    await run({ what: 'annotations' });
    expect(lines('none.jsonl')).toMatchObject([{ item: 'd', annotator: 'Ada', kind: 'ambiguous', label: null, note: '=why', durationMs: 900 }]);
    await run({ what: 'annotations', history: true, format: 'csv' });
    expect(cells('none.csv').map((row) => [row[0], row[1], row[2], row[4], row[5], row[11]])).toEqual([
      ['item', 'annotator', 'label', 'kind', 'note', 'current'],
      ['d', 'Ada', 'yes', 'label', '', 'false'],
      ['d', 'Ada', '', 'ambiguous', "'=why", 'true'],
    ]);
    await run({ what: 'all', history: true });
    expect(lines('none.jsonl')[0]).toMatchObject({ id: 'd', answers: [{ kind: 'ambiguous' }], history: [{ label: 'yes', current: false }, { label: null, refersTo: '01ARZ3NDEKTSV4RRFFQ69G5FA1', current: true }], goldHistory: [] });
  });

  it('leaves nothing behind when it is cancelled, and what was there as it was', async () => {
    fs.mkdirSync(path.join(folder, 'out'));
    fs.writeFileSync(path.join(folder, 'out/train.jsonl'), 'before');
    const { jobId } = await service.run('exports.run', { folder: 'out', settings: SETTINGS } as never);
    service.jobs.cancel(jobId);
    expect((await service.jobs.settled(jobId)).state).toBe('cancelled');
    expect(listed()).toEqual(['train.jsonl']);
    expect(read('train.jsonl')).toBe('before');
  });

  it('removes the folder that it made when it fails, and says why in words', async () => {
    fs.writeFileSync(path.join(folder, 'out'), 'a file');
    const job = await start({});
    expect(job.error).toMatchObject({ code: 'cannotWrite' });
    expect(job.error?.message).toContain('a file has the name');
    fs.rmSync(path.join(folder, 'out'));
    expect((await start({ split: 'dev' })).error?.message).toContain('No item is in dev');
    expect(fs.existsSync(path.join(folder, 'out'))).toBe(false);
  });

  it('writes the items of a selection alone into one file, in order of import', async () => {
    const open = { kind: 'query', query: { search: '', filters: [{ column: 'gold', operator: 'missing', values: [] }], sort: { column: 'id', descending: true } }, except: [] } as const;
    await run({});
    const { files, leftOver } = await run({ selection: open });
    expect([files.map(({ name, rows }) => [name, rows]), leftOver]).toEqual([[['items.jsonl', 2]], []]);
    expect(lines('items.jsonl')).toMatchObject([{ id: 'b' }, { id: 'd' }]);
    expect(lines('train.jsonl')).toHaveLength(2);
    await run({ selection: { ...open, query: { ...open.query, filters: [] }, except: [2] } }, 'all.jsonl');
    expect(lines('all.jsonl')).toMatchObject([{ id: 'a' }, { id: '-1' }, { id: 'd' }]);
    await run({ selection: { kind: 'ids', ids: [4, 1, 4] }, format: 'csv' }, 'two.csv');
    expect(cells('two.csv').map((row) => row[0])).toEqual(['id', 'a', 'd']);
    await service.run('annotations.add', { annotatorId: 1, queueId: 0, uid: '01ARZ3NDEKTSV4RRFFQ69G5FA1', itemId: 4, kind: 'label', classUid: 'uid-yes', note: '', durationMs: 900, nextItemId: null } as never, '01ARZ3NDEKTSV4RRFFQ69G5FA1');
    expect((await run({ selection: { kind: 'ids', ids: [1] }, what: 'annotations' }, 'other.jsonl')).rows).toBe(0);
    await run({ selection: open, what: 'annotations', history: true }, 'answers.jsonl');
    expect(lines('answers.jsonl')).toMatchObject([{ item: 'd', annotator: 'Ada' }]);
    await run({ selection: open, split: 'train', what: 'all' });
    expect(lines('items-train.jsonl')).toMatchObject([{ id: 'b', answers: [] }]);
  });

  it('refuses a selection that holds nothing, or makes no sense, in words', async () => {
    const filtered = (column: string, value: string) => ({ kind: 'query', query: { search: '', filters: [{ column, operator: 'is', values: [value] }], sort: null }, except: [] }) as const;
    expect((await start({ selection: filtered('id', 'nowhere') })).error).toEqual({ code: 'nothingToExport', message: 'No item is in this list, so no file was written. Export another list, or all items.' });
    expect((await start({ selection: filtered('split', 'train'), split: 'test' })).error?.message).toContain('None of the 2 items of this list is in test');
    expect((await start({ selection: { kind: 'ids', ids: [1, 9] } })).error?.code).toBe('unknownItem');
    expect((await start({ selection: filtered('outcome:7', 'wrong') })).error?.code).toBe('unknownRun');
    expect(fs.existsSync(path.join(folder, 'out'))).toBe(false);
  });

  it('names media relative to the exported file', async () => {
    closeProjectFile(service.project);
    fs.rmSync(path.join(folder, 'test.goldset'));
    open('image', [{ id: 'i', text: 'cats/1.png' }]);
    service.project.db.exec("INSERT INTO media_root (id, path) VALUES (1, 'pictures'); UPDATE item SET media_root_id = 1");
    await run({});
    expect(lines('none.jsonl')).toMatchObject([{ id: 'i', image: '../pictures/cats/1.png' }]);
  });

  it('shows one state of the project while labels are written', async () => {
    const { jobId } = await service.run('exports.run', { folder: 'out', settings: SETTINGS } as never);
    await service.run('splits.set', { annotatorId: null, selection: { kind: 'ids', ids: [1, 2, 3, 4] }, split: 'dev' } as never);
    await service.jobs.settled(jobId);
    expect(listed()).toEqual(['none.jsonl', 'test.jsonl', 'train.jsonl']);
    expect(lines('train.jsonl')).toMatchObject([{ split: 'train' }, { split: 'train' }]);
  });
});

describe('the dataset card', () => {
  it('says what the files hold and how they came about, and nothing of this machine', async () => {
    await service.run('splits.assign', { annotatorId: null, ratios: { train: 0.5, test: 0.5 }, stratify: true, groupKey: null, seed: 42 } as never);
    await run({ datasetCard: true });
    const card = read('README.md');
    for (const text of ['Test \\| \\<b\\>', 'seed 42', 'train 0.5', '| yes |', '4 text items', 'json.loads']) expect(card).toContain(text);
    for (const secret of [os.homedir(), folder, os.userInfo().username === 'root' ? '/root' : os.userInfo().username, 'Ada']) expect(card).not.toContain(secret);
    await run({ datasetCard: true, what: 'all' });
    expect(read('README.md')).toContain('Ada');
  });

  it('counts answers, annotators and methods of the exported split alone', async () => {
    await service.run('gold.resolve', { annotatorId: null, method: 'unanimous' } as never);
    await run({ datasetCard: true });
    expect(read('README.md')).toContain('4 text items, 4 annotations by 3 annotators');
    expect(read('README.md')).toContain('unanimous 1');
    await run({ datasetCard: true, split: 'test' });
    expect(read('README.md')).toContain('1 text items, 0 annotations by 0 annotators');
    expect(read('README.md')).not.toContain('unanimous');
  });

  it('of a part of the project says which it is, counts it alone, and leaves that of the whole as it was', async () => {
    const selection = { kind: 'query', query: { search: '', filters: [{ column: 'gold', operator: 'is', values: ['uid-yes'] }], sort: null }, except: [] } as const;
    await run({ datasetCard: true });
    const whole = read('README.md');
    await run({ datasetCard: true, selection });
    for (const text of ['1 text items, 3 annotations by 3 annotators', 'Only a part of the project, 1 of its 4 items: gold is yes.', '| class | train |', '| **items** | 1 |']) expect(read('items.jsonl.README.md')).toContain(text);
    await run({ datasetCard: true, selection: { kind: 'ids', ids: [3, 4] }, split: 'test' });
    expect(read('items-test.jsonl.README.md')).toContain('Only a part of the project, 1 of its 4 items: 2 items chosen one by one.');
    expect(read('README.md')).toBe(whole);
    expect(whole).not.toContain('Only a part');
  });

  it('counts the method of the decision that stands where copies that decided by themselves were merged', async () => {
    await service.run('gold.resolve', { annotatorId: null, method: 'majority' } as never);
    await service.run('gold.set', { annotatorId: 1, itemId: 2, classUid: 'uid-no' } as never);
    service.project.db.exec("INSERT INTO gold_event (uid, item_id, decision, class_id, method, by, schema_version, created_at) SELECT 'theirs', 2, 'label', id, 'unanimous', 'Goldset', 1, 9 FROM class WHERE name = 'yes'");
    await run({ datasetCard: true });
    expect(read('README.md')).toContain('adjudicated 1');
    expect(read('README.md')).not.toContain('unanimous');
  });

  it('never replaces a README of somebody else', async () => {
    fs.mkdirSync(path.join(folder, 'out'));
    fs.writeFileSync(path.join(folder, 'out/README.md'), '# mine');
    await run({ datasetCard: true });
    expect(read('README.md')).toBe('# mine');
    expect(listed()).toContain('DATASET.md');
  });
});

describe('exports.preview', () => {
  it('shows how each file would begin', async () => {
    const preview = await service.run('exports.preview', { settings: { ...SETTINGS, format: 'csv' }, lines: 1 } as never);
    expect(preview.map(({ name, rows }) => [name, rows])).toEqual([['train.csv', 2], ['test.csv', 1], ['none.csv', 1]]);
    await run({ format: 'csv' });
    expect(read('train.csv').startsWith(preview[0]!.head)).toBe(true);
    expect(preview[2]!.head).toBe(read('none.csv'));
    const selection = { kind: 'query', query: { search: 'fourth', filters: [], sort: null }, except: [] };
    expect((await service.run('exports.preview', { settings: { ...SETTINGS, selection }, lines: 1 } as never)).map(({ name, rows }) => [name, rows])).toEqual([['items.jsonl', 1]]);
    expect(await service.run('exports.preview', { settings: { ...SETTINGS, what: 'annotations' }, lines: 1 } as never)).toMatchObject([{ rows: 4 }, { rows: 0 }, { rows: 0 }]);
  });
});
