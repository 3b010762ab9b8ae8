import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Modality } from '../../shared/domain/project';
import { createProjectFile } from '../data/project/createProjectFile';
import { closeProjectFile, openReaderFile } from '../data/project/openProjectFile';
import { addTestItems, type TestItem } from '../data/testItems';
import { buildForTest } from './buildForTest';

let built: Awaited<ReturnType<typeof buildForTest>>;
let folder: string;

beforeAll(async () => {
  built = await buildForTest();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-train-'));
  const words = [['好球', 'goal', '⚽'], ['好吃', 'soup', '🍞']];
  makeProject('p.goldset', 'text', Array.from({ length: 60 }, (_, at) => ({ id: `${at}`, text: `这是${words[at % 2]![at % 3]}的第${at % 7}句`, gold: at % 2 ? 'food' : 'sport', split: at < 40 ? ('train' as const) : ('test' as const) })));
  makeProject('t.goldset', 'table', Array.from({ length: 40 }, (_, at) => ({ id: `${at}`, text: JSON.stringify([['size', `${at % 2 ? 10 + at : -at}`], ['colour', at % 3 ? 'red' : '']]), gold: at % 2 ? 'a' : 'b' })));
}, 120_000);
afterAll(async () => {
  await built.remove();
  fs.rmSync(folder, { recursive: true, force: true });
});

function makeProject(name: string, modality: Modality, items: readonly TestItem[]): void {
  const project = createProjectFile(path.join(folder, name), { name, modality });
  addTestItems(project.db, items);
  closeProjectFile(project);
}

function goldset(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [path.join(built.folder, 'cli.js'), ...args], { cwd: folder }, (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }));
  });
}

describe('goldset train', () => {
  it('trains, is evaluated on items it did not learn from, and is exported as a program that predicts the same', async () => {
    const trained = await goldset('train', 'p.goldset', '--name', 'm', '--model', 'ngrams', '--json');
    expect([trained.code, trained.stderr]).toEqual([0, '']);
    expect(JSON.parse(trained.stdout)).toMatchObject({ run: 'm', backend: 'cpu', devAccuracy: 1, devSource: 'folds', trainItems: 40, predictions: 60 });
    expect(JSON.parse((await goldset('evaluate', 'p.goldset', '--run', 'm', '--split', 'test', '--bootstrap', '0', '--json')).stdout)).toMatchObject({ n: 20, missing: 0, accuracy: { value: 1 } });

    expect(JSON.parse((await goldset('export-model', 'p.goldset', '--run', 'm', '--out', 'bundle', '--json')).stdout).files).toContain('predict.mjs');
    const bundle = path.join(folder, 'bundle');
    const { openModel } = (await import(pathToFileURL(path.join(bundle, 'model.mjs')).href)) as { openModel: (read: (name: string) => Uint8Array) => { predict: (items: readonly string[]) => Promise<{ class: string; probabilities: Record<string, number> }[]> } };
    const db = openReaderFile(path.join(folder, 'p.goldset'));
    const items = db.prepare<[], { content: string; name: string; confidence: number }>('SELECT content, name, confidence FROM item JOIN prediction ON item_id = item.id JOIN class ON class.id = class_id ORDER BY item.id').all();
    db.close();
    const predicted = await openModel((name) => fs.readFileSync(path.join(bundle, name))).predict(items.map(({ content }) => content));
    expect(predicted.map((prediction) => prediction.class)).toEqual(items.map(({ name }) => name));
    for (const [at, { name, confidence }] of items.entries()) expect(predicted[at]!.probabilities[name]).toBeCloseTo(confidence, 5);
    expect((await goldset('export-model', 'p.goldset', '--run', 'm', '--out', 'bundle')).stderr).toMatch(/not an empty folder/);
  });

  it('trains a network on WebAssembly, seeded', async () => {
    const { code, stdout, stderr } = await goldset('train', 't.goldset', '--name', 'm', '--model', 'mlp', '--backend', 'wasm', '--seed', '3', '--json');
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ backend: 'wasm', model: 'mlp', features: 'tableRows@1', predictions: 40 });
  });

  it('says what is wrong, and changes nothing', async () => {
    const refused: readonly (readonly [args: string[], code: number, said: RegExp])[] = [
      [['--name', 'w', '--backend', 'webgl'], 1, /display.*--backend wasm or cpu/],
      [['--name', 'w', '--split', 'dev'], 1, /No item has a label to learn from in the split “dev”/],
      [['--name', 'w', '--model', 'forest'], 2, /--model forest/],
    ];
    const before = fs.readFileSync(path.join(folder, 'p.goldset'));
    for (const [args, code, said] of refused) {
      const { code: ended, stderr, stdout } = await goldset('train', 'p.goldset', ...args);
      expect([args, ended, stdout]).toEqual([args, code, '']);
      expect(stderr).toMatch(said);
    }
    expect(fs.readFileSync(path.join(folder, 'p.goldset')).equals(before)).toBe(true);
    expect((await goldset('export-model', 'p.goldset', '--run', 'none', '--out', 'x')).stderr).toMatch(/no run “none”/);
  });
});

it('reads the sounds of a project that nobody has trained on, where a strategy compares them', async () => {
  for (let at = 0; at < 6; at += 1) fs.writeFileSync(path.join(folder, `${at}.wav`), tone(200 + 300 * at));
  fs.writeFileSync(path.join(folder, 'sounds.csv'), ['id,audio', ...Array.from({ length: 6 }, (_, at) => `s${at},${at}.wav`)].join('\n'));
  await goldset('create', 's.goldset', '--modality', 'audio', '--classes', 'a,b');
  await goldset('import', 's.goldset', 'sounds.csv', '--as', 'items');
  const first = await goldset('sample', 's.goldset', '--strategy', 'cluster-first', '--size', '3', '--json');
  expect([first.code, first.stderr]).toEqual([0, '']);
  expect((JSON.parse(first.stdout) as { items: object[]; pool: number }).items).toHaveLength(3);
  const db = openReaderFile(path.join(folder, 's.goldset'));
  expect(db.prepare('SELECT version, count(*) FROM feature GROUP BY version').raw().all()).toEqual([['audioLogMel@1', 6]]);
  db.close();
}, 60_000);

/** A quarter of a second as WAV: 8 kHz, mono, 16 bits. */
function tone(hertz: number): Buffer {
  const samples = Int16Array.from({ length: 2_000 }, (_, at) => 10_000 * Math.sin((2 * Math.PI * hertz * at) / 8_000));
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  for (const [place, value] of [[16, 16], [24, 8_000], [28, 16_000], [40, samples.byteLength]] as const) header.writeUInt32LE(value, place);
  for (const [place, value] of [[20, 1], [22, 1], [32, 2], [34, 16]] as const) header.writeUInt16LE(value, place);
  header.write('data', 36);
  return Buffer.concat([header, Buffer.from(samples.buffer)]);
}
