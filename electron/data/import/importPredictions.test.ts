import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportSettings } from '../../../shared/contract/importing';
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
const stored = () => list('SELECT i.external_id, c.name, p.confidence, p.tie FROM prediction p JOIN item i ON i.id = item_id JOIN class c ON c.id = class_id JOIN run r ON r.id = run_id WHERE r.removed = 0 ORDER BY run_id, item_id');
const blocks = () => list('SELECT probabilities FROM probability_block ORDER BY run_id, block').map(([blob]) => Array.from(new Float64Array(Uint8Array.from(blob as Buffer).buffer)));
const predict = (text: string, settings: Partial<ImportSettings> = {}, name = 'm.csv', dryRun = false) => importFile(service, write(name, text), { as: 'predictions', ...settings }, dryRun);

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-predictions-'));
  service = openImportService();
  await importFile(service, write('items.csv', 'id,text,gold\na,one,x\nb,two,y\nc,three,z\n01,four,\n'), { createClasses: true });
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('predictions', () => {
  it('become a run with the name of the file, joined to items by their ids', async () => {
    const result = await predict('item,predicted\nc,x\na,y\n');
    expect(result).toMatchObject({ file: 'm.csv', rows: 2, imported: 2, skipped: 0, rejected: 0, classes: ['x', 'y', 'z'], run: 'm', predictions: { runId: 1, hasProbabilities: false, itemsWithout: 2 }, ok: true });
    expect(stored()).toEqual([['a', 'y', null, 0], ['c', 'x', null, 0]]);
    expect(await service.run('runs.list', {} as never)).toMatchObject([{ runId: 1, name: 'm', predictions: 2, hasProbabilities: false, file: 'm.csv', outOfSample: null }]);
    expect((await service.run('project.verify', {} as never)).problems).toEqual([]);
  });

  it('keep their probabilities to the last bit, in schema order whatever the order of columns and rows', async () => {
    const third = 1 / 3;
    const text = (order: readonly string[]) => ['item,p_z,p_x,p_y', ...order].join('\n');
    const rows = [`a,${third},${third},${third}`, 'b,0.25,0.5,0.25', `01,0,${2 ** -40},${1 - 2 ** -40}`];
    await predict(text(rows), { run: { name: 'one' } });
    await predict(text([...rows].reverse()), { run: { name: 'two' } });
    const [one, two] = blocks();
    expect(one).toEqual([third, third, third, 0.5, 0.25, 0.25, 2 ** -40, 1 - 2 ** -40, 0]);
    expect(two).toEqual(one);
    expect(stored().slice(0, 3)).toEqual([['a', 'x', third, 1], ['b', 'x', 0.5, 0], ['01', 'y', 1 - 2 ** -40, 0]]);
    expect(stored().slice(3)).toEqual(stored().slice(0, 3));
  });

  it('are divided by their sum where that is within a thousandth of 1', async () => {
    await predict('id,p_x,p_y,p_z\na,0.5004,0.5,0\nb,0.0,1.0005,0\n');
    expect(blocks()[0]).toEqual([0.5004 / 1.0004, 0.5 / 1.0004, 0, 0, 1, 0]);
    expect(stored()).toEqual([['a', 'x', 0.5004 / 1.0004, 0], ['b', 'y', 1, 0]]);
  });

  it('may add up to 0.999 or 1.001 exactly, and to no less or more', async () => {
    expect(await predict('id,p_x,p_y,p_z\na,0.333,0.333,0.333\nb,0.5,0.501,0\nc,0.999,0,0\n')).toMatchObject({ ok: true, imported: 3 });
    expect(await predict('id,p_x,p_y\na,0.4989,0.5\n', {}, 'less.csv')).toMatchObject({ ok: false });
  });

  it('without a predicted class have the most probable one; of equal ones the first in the schema, marked as a tie', async () => {
    const result = await predict('item,p_z,p_y,p_x\na,0.4,0.4,0.2\nb,0.1,0.5,0.4\n');
    expect(stored()).toEqual([['a', 'y', 0.4, 1], ['b', 'y', 0.5, 0]]);
    expect(result.predictions).toMatchObject({ ties: 1 });
    expect(result.problems.map(({ code }) => code)).toContain('prediction.ties');
  });

  it('keep a predicted class that is not the most probable one, and say how many', async () => {
    const result = await predict('item,predicted,p_x,p_y,p_z\na,z,0.6,0.3,0.1\nb,y,0.2,0.4,0.4\n');
    expect(stored()).toEqual([['a', 'z', 0.1, 0], ['b', 'y', 0.4, 0]]);
    expect(result.predictions).toMatchObject({ notLargest: 1, ties: 0 });
  });

  it('count classes without a column as 0, with a warning', async () => {
    const result = await predict('item,predicted,prob_x,prob_y\na,z,0.5,0.5\n');
    expect(stored()).toEqual([['a', 'z', 0, 0]]);
    expect(result.problems.find(({ code }) => code === 'probability.classes')?.message).toContain('"z"');
    expect(list('SELECT probability_classes FROM run')).toEqual([['[1,2]']]);
  });

  it('that say nothing are skipped', async () => {
    expect(await predict('item,predicted,p_x,p_y,p_z\na,,,,\nb,,0.1,0.8,0.1\n')).toMatchObject({ imported: 1, skipped: 1, rejected: 0 });
    expect(stored()).toEqual([['b', 'y', 0.8, 0]]);
  });

  it('come from JSON lines too, with an object of probabilities whose absent classes are 0', async () => {
    await predict('{"item":"b","probabilities":{"y":1}}\n{"id":7,"item":"a","probabilities":{"x":0.5,"z":0.5}}\n', {}, 'm.jsonl');
    expect(stored()).toEqual([['a', 'x', 0.5, 1], ['b', 'y', 1, 0]]);
    expect(blocks()).toEqual([[0.5, 0, 0.5, 0, 1, 0]]);
    await predict('[{"item":"a","pred":"y","p_x":0.25,"p_y":0.75},{"item":"b","p_z":1}]', {}, 'n.json');
    expect(stored().slice(2)).toEqual([['a', 'y', 0.75, 0], ['b', 'z', 1, 0]]);
  });

  it('of several files make one run, which then needs a name', async () => {
    const files = [write('1.csv', 'item,predicted,p_y,p_x\na,x,0.25,0.75\n'), write('2.csv', 'item,p_z,p_x\nb,0.5,0.5\n')];
    expect((await importFile(service, files, { as: 'predictions' })).problems[0]).toMatchObject({ code: 'run.name' });
    expect(await importFile(service, files, { as: 'predictions', run: { name: 'both' } })).toMatchObject({ imported: 2, run: 'both' });
    expect(blocks()).toEqual([[0.75, 0.25, 0, 0.5, 0, 0.5]]);
  });

  it('carry what is said of the run', async () => {
    await predict('item,predicted\na,x\n', { run: { name: 'CNN', modelVersion: '2.1.0', codeVersion: 'abc', hyperparameters: [['lr', '0.1'], ['depth', '3']], dataSnapshot: 'May', notes: 'n', outOfSample: true } });
    expect(await service.run('runs.list', {} as never)).toMatchObject([{ name: 'CNN', modelVersion: '2.1.0', codeVersion: 'abc', hyperparameters: [['lr', '0.1'], ['depth', '3']], dataSnapshot: 'May', notes: 'n', outOfSample: true }]);
  });

  it('of a merged class are kept as given and count as its target', async () => {
    service.project.db.exec("UPDATE class SET merged_into = 2 WHERE name = 'z'");
    await predict('item,predicted\na,z\n');
    expect(stored()).toEqual([['a', 'z', null, 0]]);
    const { rows } = await service.run('items.page', { query: { search: '', filters: [], sort: null }, runs: [1], offset: 0, limit: 1 } as never);
    expect(rows[0]!.predictions).toEqual([{ classUid: list("SELECT uid FROM class WHERE name = 'y'")[0]![0], confidence: null, outcome: 'wrong' }]);
  });

  it('are put into blocks of 4,096 rows', async () => {
    const ids = Array.from({ length: 5_000 }, (_, index) => `i${index}`);
    await importFile(service, write('more.csv', `id,text\n${ids.map((id) => `${id},t`).join('\n')}\n`));
    await predict(`item,p_x,p_y\n${ids.map((id, index) => `${id},${index / 8_192},${1 - index / 8_192}`).reverse().join('\n')}\n`);
    const [first, second] = blocks();
    expect([first!.length, second!.length]).toEqual([8_192, 1_808]);
    expect(second!.slice(0, 2)).toEqual([0.5, 0.5]);
    expect((await service.run('project.verify', {} as never)).problems).toEqual([]);
  });
});

describe('a prediction file is refused, with the place and with nothing imported, when', () => {
  const cases: readonly (readonly [what: string, text: string, code: string, place: { line?: number; column?: string; found?: string }, settings?: Partial<ImportSettings>])[] = [
    ['probabilities do not add up to 1', 'item,p_x,p_y\na,0.5,0.5\nb,0.5,0.4\n', 'probability.sum', { line: 3, found: 'p_x=0.5 p_y=0.4' }],
    ['a probability is negative', 'item,p_x,p_y\na,-0.1,1.1\n', 'probability.range', { line: 2, column: 'p_x', found: '-0.1' }],
    ['a probability is above 1', 'item,p_x,p_y\na,0,1.1\n', 'probability.range', { line: 2, column: 'p_y', found: '1.1' }],
    ['a probability is no number', 'item,p_x,p_y\na,0.5,half\n', 'probability.noNumber', { line: 2, column: 'p_y', found: 'half' }],
    ['a probability is NaN', 'item,p_x,p_y\na,NaN,1\n', 'probability.noNumber', { line: 2, column: 'p_x', found: 'NaN' }],
    ['a probability is infinite', 'item,p_x,p_y\na,1e999,1\n', 'probability.noNumber', { line: 2, column: 'p_x' }],
    ['a probability is missing beside others', 'item,p_x,p_y\na,1,\n', 'probability.empty', { line: 2, column: 'p_y' }],
    ['one row of several has no probabilities', 'item,predicted,p_x,p_y\na,x,,\nb,y,0,1\n', 'probability.none', { line: 2 }],
    ['an item is not in the project', 'item,predicted\na,x\n1,y\n', 'item.unknown', { line: 3, found: '1' }],
    ['an item comes twice', 'item,predicted\na,x\nb,y\na,x\n', 'prediction.duplicate', { line: 4, found: 'a' }],
    ['a row names no item', 'item,predicted\n,x\n', 'prediction.noItem', { line: 2, column: 'item' }],
    ['the project lacks a predicted class', 'item,predicted\na,q\n', 'class.unknown', { line: 2, found: 'q' }],
    ['the project lacks the class of a column', 'item,p_x,p_q\na,1,0\n', 'class.unknown', { column: 'q' }],
    ['nothing says what is predicted', 'item,score\na,1\n', 'map.predicted', {}],
    ['no column names the item', 'which,predicted\na,x\n', 'map.item', {}],
    ['a gold column is all there is: it is never taken for the prediction', 'item,label\na,x\n', 'map.predicted', {}],
    ['no column has the prefix that was named', 'item,predicted,p_x\na,x,1\n', 'map.mistake', {}, { probPrefix: 'q_' }],
  ];
  for (const [what, text, code, place, settings] of cases) {
    it(what, async () => {
      const before = dumpTables(service);
      const result = await predict(text, settings);
      expect(result).toMatchObject({ ok: false, imported: 0 });
      expect(result.problems.find((problem) => problem.code === code)).toMatchObject({ file: 'm.csv', ...place });
      expect(dumpTables(service)).toBe(before);
    });
  }

  it('it is JSON whose probabilities are no object', async () => {
    const result = await predict('{"item":"a","probabilities":[0.5,0.5]}\n', {}, 'm.jsonl');
    expect(result.problems[0]).toMatchObject({ code: 'probability.notAnObject', line: 1 });
  });

  it('lists every unknown item', async () => {
    const result = await predict('item,predicted\nq1,x\nq2,x\na,x\nq3,x\n');
    expect(result.problems.filter(({ code }) => code === 'item.unknown').map(({ found }) => found)).toEqual(['q1', 'q2', 'q3']);
  });
});

describe('bad rows that are to be skipped', () => {
  it('go to a file with the reason, and the others are imported', async () => {
    const result = await predict('item,predicted,p_x,p_y\na,x,1,0\nq,x,1,0\nb,x,0.4,0.4\na,y,0,1\n01,nope,0,1\nc,y,,\n', { onBadRow: 'skip' });
    expect(result).toMatchObject({ ok: true, rows: 6, imported: 1, rejected: 5, skipped: 0 });
    expect(stored()).toEqual([['a', 'x', 1, 0]]);
    const rejected = fs.readFileSync(path.join(folder, 'm.csv.rejected.csv'), 'utf8').trim().split('\n');
    expect(rejected.map((line) => line.split(',').slice(-4).join(','))).toEqual(['item,predicted,p_x,p_y', 'q,x,1,0', 'b,x,0.4,0.4', 'a,y,0,1', '01,nope,0,1', 'c,y,,']);
    expect(rejected[3]).toContain('the first is row 1 (line 2)');
  });

  it('do not make an unknown class of a column pass', async () => {
    expect(await predict('item,p_x,p_q\na,1,0\n', { onBadRow: 'skip' })).toMatchObject({ ok: false, imported: 0 });
  });
});

it('classes are added where that is asked for, columns first', async () => {
  const result = await predict('item,predicted,p_new,p_x\na,other,0.5,0.5\nb,,0.5,0.5\n', { createClasses: true });
  expect(result.classes).toEqual(['x', 'y', 'z', 'new', 'other']);
  expect(stored()).toEqual([['a', 'other', 0, 0], ['b', 'x', 0.5, 1]]);
});

it('a class that only a rejected row names is not added', async () => {
  const result = await predict('item,predicted,p_x,p_y\na,x,1,0\nb,other,,\n', { createClasses: true, onBadRow: 'skip' });
  expect(result).toMatchObject({ ok: true, imported: 1, rejected: 1, classes: ['x', 'y', 'z'] });
});

it('a class that only a run speaks of cannot be removed, not even one of probabilities alone', async () => {
  await predict('item,predicted,p_new,p_x\na,other,0.5,0.5\n', { createClasses: true });
  const { question, classes } = await service.run('labelSchema.get', {} as never);
  for (const name of ['new', 'other']) await expect(service.run('labelSchema.save', { question, classes: classes.filter((entry) => entry.name !== name) } as never)).rejects.toThrow(/predictions and cannot be removed/);
  await service.run('labelSchema.save', { question, classes: classes.map((entry) => ({ ...entry, retired: entry.name === 'new' })) } as never);
  expect((await service.run('project.verify', {} as never)).problems).toEqual([]);
});

describe('a run whose name is taken', () => {
  beforeEach(async () => void (await predict('item,predicted\na,x\n')));

  it('is an error by default', async () => {
    const before = dumpTables(service);
    const result = await predict('item,predicted\na,y\n');
    expect(result).toMatchObject({ ok: false });
    expect(result.problems[0]).toMatchObject({ code: 'run.exists', found: 'm' });
    expect(dumpTables(service)).toBe(before);
  });

  it('is kept with skip', async () => {
    const before = dumpTables(service);
    expect(await predict('item,predicted\na,y\nb,y\n', { onConflict: 'skip' })).toMatchObject({ ok: true, imported: 0, skipped: 2 });
    expect(dumpTables(service)).toBe(before);
  });

  it('is put away with replace, and a new run has the name', async () => {
    expect(await predict('item,predicted\na,y\n', { onConflict: 'replace' })).toMatchObject({ ok: true, predictions: { runId: 2 } });
    expect(stored()).toEqual([['a', 'y', null, 0]]);
    expect(list('SELECT id, name, removed FROM run')).toEqual([[1, 'm', 1], [2, 'm', 0]]);
  });
});

it('a dry run counts as the import does and writes nothing', async () => {
  const before = dumpTables(service);
  const text = 'item,p_x,p_y\na,0.5,0.5\nb,0.25,0.75\n';
  const dry = await predict(text, {}, 'm.csv', true);
  expect(dumpTables(service)).toBe(before);
  const real = await predict(text);
  expect({ ...dry, dryRun: false, seconds: 0, predictions: { ...dry.predictions, runId: 1 } }).toEqual({ ...real, seconds: 0 });
});
