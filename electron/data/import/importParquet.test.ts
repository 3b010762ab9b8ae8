import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DataService } from '../service';
import { dumpTables, importFile, openImportService } from './testImport';

type Write = Parameters<typeof parquetWriteBuffer>[0];

let folder: string;
let service: DataService;
const write = (name: string, options: Write) => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, Buffer.from(parquetWriteBuffer(options)));
  return file;
};
const list = (sql: string) => service.project.db.prepare<[], unknown[]>(sql).raw().all();
const predictions = () => list('SELECT i.external_id, c.name, p.confidence FROM prediction p JOIN item i ON i.id = item_id JOIN class c ON c.id = class_id ORDER BY run_id, item_id');

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-parquet-'));
  service = openImportService();
  const items = path.join(folder, 'items.csv');
  fs.writeFileSync(items, 'id,text,gold\na,one,x\nb,two,y\nc,three,x\n');
  await importFile(service, items, { createClasses: true });
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const RUN: Write['columnData'] = [
  { name: 'item', data: ['b', 'a', 'c'], type: 'STRING' },
  { name: 'predicted', data: ['y', 'y', 'x'], type: 'STRING' },
  { name: 'p_x', data: [0.25, 1 / 3, 0.875], type: 'DOUBLE' },
  { name: 'p_y', data: [0.75, 2 / 3, 0.125], type: 'DOUBLE' },
];

it('predictions with probabilities come over to the last bit, plain, compressed, from dictionaries and over several row groups', async () => {
  await importFile(service, write('plain.parquet', { columnData: RUN, codec: 'UNCOMPRESSED' }), { as: 'predictions' });
  await importFile(service, write('snappy.parquet', { columnData: RUN, rowGroupSize: 2 }), { as: 'predictions' });
  const dictionary = RUN.map((column) => (column.type === 'STRING' ? { ...column, encoding: 'RLE_DICTIONARY' as const } : column));
  await importFile(service, write('dictionary.bin', { columnData: dictionary, rowGroupSize: 1 }), { as: 'predictions' });
  const run = [['a', 'y', 2 / 3], ['b', 'y', 0.75], ['c', 'x', 0.875]];
  expect(predictions()).toEqual([...run, ...run, ...run]);
  expect((await service.run('runs.list', {} as never)).map(({ name }) => name)).toEqual(['dictionary', 'snappy', 'plain']);
});

it('items and gold labels are read as from other formats', async () => {
  const file = write('more.parquet', {
    columnData: [
      { name: 'id', data: [10n, 11n], type: 'INT64' },
      { name: 'text', data: ['Grüße 東京', ''], type: 'STRING' },
      { name: 'age', data: [1.5, null], type: 'DOUBLE' },
      { name: 'seen', data: [new Date(0), new Date(86_400_000)], type: 'TIMESTAMP' },
      { name: 'site', data: ['north', 'north'], type: 'STRING' },
    ],
  });
  expect(await importFile(service, file, { tags: ['site'] })).toMatchObject({ imported: 2, ok: true });
  expect(list('SELECT external_id, content, metadata FROM item WHERE id > 3')).toEqual([
    ['10', 'Grüße 東京', '[["age","1.5"],["seen","1970-01-01T00:00:00.000Z"]]'],
    ['11', '', expect.stringContaining('1970-01-02')],
  ]);
  const gold = write('gold.parquet', { columnData: [{ name: 'item', data: [10, 11], type: 'INT32' }, { name: 'label', data: ['x', 'y'], type: 'STRING' }] });
  expect(await importFile(service, gold, { as: 'gold' })).toMatchObject({ imported: 2 });
  expect((await service.run('project.verify', {} as never)).problems).toEqual([]);
});

it('a bad row is told by its number, as there are no lines, and can be skipped', async () => {
  const columnData: Write['columnData'] = [RUN[0]!, { name: 'p_x', data: [0.5, 0.5, null], type: 'DOUBLE' }, { name: 'p_y', data: [0.5, 0.75, 1], type: 'DOUBLE' }];
  const file = write('bad.parquet', { columnData });
  const result = await importFile(service, file, { as: 'predictions' });
  expect(result.ok).toBe(false);
  expect(result.problems.map(({ code, record, line, column }) => [code, record, line, column])).toEqual([['probability.sum', 2, null, null], ['probability.empty', 3, null, 'p_x']]);
  expect(result.problems[0]!.message).toContain('Row 2 of bad.parquet');
  expect(await importFile(service, file, { as: 'predictions', onBadRow: 'skip' })).toMatchObject({ ok: true, imported: 1, rejected: 2 });
  const rejected = fs.readFileSync(`${file}.rejected.csv`, 'utf8').trim().split('\n');
  expect([rejected[0], rejected.length]).toEqual(['reason,item,p_x,p_y', 3]);
  expect(rejected[1]).toMatch(/,a,0\.5,0\.75$/);
});

it('nested probabilities are taken; a class that a row does not name is 0', async () => {
  const json = write('nested.parquet', { columnData: [{ name: 'item', data: ['a', 'b'], type: 'STRING' }, { name: 'probabilities', data: ['{"x":1}', '{"x":0.25,"y":0.75}'].map((text) => JSON.parse(text) as object), type: 'JSON' }] });
  await importFile(service, json, { as: 'predictions' });
  expect(predictions()).toEqual([['a', 'x', 1], ['b', 'y', 0.75]]);
});

it('what is no Parquet, or a broken one, is refused and changes nothing', async () => {
  const before = dumpTables(service);
  const whole = Buffer.from(parquetWriteBuffer({ columnData: RUN }));
  const broken: readonly (readonly [string, Buffer])[] = [
    ['text.parquet', Buffer.from('item,predicted\na,x\n')],
    ['cut.parquet', whole.subarray(0, whole.length - 10)],
    ['half.parquet', whole.subarray(0, whole.length >> 1)],
    ['scrambled.parquet', Buffer.concat([whole.subarray(0, 4), Buffer.alloc(60, 0xff), whole.subarray(64)])],
    ['empty.parquet', Buffer.from(parquetWriteBuffer({ columnData: RUN.map((column) => ({ ...column, data: [] })) }))],
  ];
  for (const [name, bytes] of broken) {
    const file = path.join(folder, name);
    fs.writeFileSync(file, bytes);
    const result = await importFile(service, file, { as: 'predictions' });
    expect([name, result.ok, result.problems.length > 0]).toEqual([name, false, true]);
  }
  expect(dumpTables(service)).toBe(before);
});
