import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type LaunchOptions, type RunningApp, test } from './fixtures';
import { makePicture } from './makePicture';
import { runGoldset } from './makeProject';
import { makeTone } from './makeTone';
import { ask } from './service';

// Graphics are computed by the processor where there is no card.
test.setTimeout(600_000);
const PATIENCE = { timeout: 240_000 };

const BACKEND = { webgl: 'GPU (WebGL)', wasm: 'CPU (WASM)' } as const;

interface Made {
  readonly modality: 'image' | 'audio';
  readonly ending: string;
  readonly count: number;
  readonly make: (file: string, number: number) => void;
}
const PICTURES: Made = { modality: 'image', ending: 'png', count: 8, make: makePicture };
const TONES: Made = { modality: 'audio', ending: 'wav', count: 16, make: makeTone };

/** Media of two classes, by even and odd numbers; three of four have gold. */
function makeMedia(folder: string, { modality, ending, count, make }: Made): string {
  const file = path.join(folder, `${modality}.goldset`);
  fs.mkdirSync(path.join(folder, 'media'));
  const gold = ['item,label'];
  for (let at = 0; at < count; at += 1) {
    const name = `${String(at).padStart(2, '0')}.${ending}`;
    make(path.join(folder, 'media', name), at);
    if (at % 4 !== 3) gold.push(`${name},${at % 2 === 0 ? 'even' : 'odd'}`);
  }
  fs.writeFileSync(path.join(folder, 'gold.csv'), gold.join('\n'));
  runGoldset('create', file, '--name', modality, '--modality', modality, '--classes', 'even,odd');
  runGoldset('import', file, path.join(folder, 'media'), '--as', 'items');
  runGoldset('import', file, path.join(folder, 'gold.csv'), '--as', 'gold');
  // with dev items each training fits one model, and not one a fold
  runGoldset('split', file, '--ratios', 'train=0.7,dev=0.3', '--seed', '1');
  return file;
}

/** Trains on this backend and waits for the result, or for what `meanwhile` does. */
async function train(page: Page, { name, model, backend, meanwhile }: { readonly name: string; readonly model: string; readonly backend: keyof typeof BACKEND; readonly meanwhile?: () => Promise<void> }): Promise<void> {
  await page.keyboard.press('Control+Shift+T');
  await page.getByRole('combobox', { name: 'Model' }).selectOption({ label: model });
  await page.getByRole('combobox', { name: 'Computed on' }).selectOption({ label: BACKEND[backend] });
  await page.getByRole('textbox', { name: 'Name of the run' }).fill(name);
  await page.keyboard.press('Control+Enter');
  await meanwhile?.();
  await expect(side(page).getByRole('heading', { name })).toBeVisible(PATIENCE);
  await expect(side(page).getByText('Dev accuracy', { exact: true }).first()).toBeVisible(PATIENCE);
}

const side = (page: Page) => page.getByRole('region', { name: 'Training and its result' });

async function openSample(goldset: RunningApp, options: LaunchOptions): Promise<Page> {
  const page = await goldset.launch(options);
  await page.keyboard.press('Control+4');
  return page;
}

/** By run: of each item the class that is predicted, and how sure it is; of two classes that is all. */
async function predictionsOf(page: Page): Promise<ReadonlyMap<string, readonly Prediction[]>> {
  const runs = await ask(page, 'models.list', {});
  const { rows } = await ask(page, 'items.page', { query: { search: '', filters: [], sort: null }, runs: runs.map(({ run }) => run.runId), offset: 0, limit: 100 });
  return new Map(runs.map(({ run }, at) => [run.name, rows.map(({ predictions }) => ({ classUid: predictions[at]!.classUid!, confidence: predictions[at]!.confidence! }))]));
}

interface Prediction {
  readonly classUid: string;
  readonly confidence: number;
}

function largestDifference(one: readonly Prediction[], other: readonly Prediction[]): number {
  expect(one.length).toBe(other.length);
  const first = one[0]!.classUid;
  const ofFirst = ({ classUid, confidence }: Prediction) => (classUid === first ? confidence : 1 - confidence);
  return Math.max(...one.map((prediction, at) => Math.abs(ofFirst(prediction) - ofFirst(other[at]!))));
}

test('a network on pictures and a regression on their vectors: WebGL predicts what WASM does', async ({ goldset }) => {
  const file = makeMedia(goldset.folder, PICTURES);
  const page = await openSample(goldset, { args: [file] });
  await train(page, { name: 'On WASM', model: 'softmax regression', backend: 'wasm' });
  await expect(side(page)).toContainText('CPU (WASM)');
  // vectors are kept: without them the other backend computes them too
  await ask(page, 'features.forget', {});
  await train(page, { name: 'On WebGL', model: 'softmax regression', backend: 'webgl' });
  await expect(side(page)).toContainText('GPU (WebGL)');
  await expect(side(page)).not.toContainText(/instead/);
  const found = await predictionsOf(page);
  expect(largestDifference(found.get('On WASM')!, found.get('On WebGL')!)).toBeLessThan(1e-3);
});

test('a small network on WebGL predicts what it does on WASM, and goes on there when the graphics card is lost', async ({ goldset }) => {
  const file = makeMedia(goldset.folder, TONES);
  const page = await openSample(goldset, { args: [file] });
  const model = 'small network (MLP)';
  await train(page, { name: 'On WASM', model, backend: 'wasm' });
  await train(page, { name: 'On WebGL', model, backend: 'webgl' });
  await expect(side(page)).toContainText('GPU (WebGL)');
  await train(page, { name: 'Lost', model, backend: 'webgl', meanwhile: () => loseGraphics(page) });
  await expect(side(page)).toContainText('CPU (WASM)');
  await expect(side(page)).toContainText(/connection to the graphics card was lost.*WebAssembly/);
  await goldset.look('sample-graphics-lost');
  const found = await predictionsOf(page);
  expect(largestDifference(found.get('On WASM')!, found.get('On WebGL')!)).toBeLessThan(1e-3);
  expect(largestDifference(found.get('On WASM')!, found.get('Lost')!)).toBeLessThan(1e-6);
});

test('without WebGL the training says so, and runs on WASM', async ({ goldset }) => {
  const file = makeMedia(goldset.folder, TONES);
  const page = await openSample(goldset, { args: [file], switches: ['--disable-gpu', '--disable-software-rasterizer'] });
  await train(page, { name: 'Asked for WebGL', model: 'softmax regression', backend: 'webgl' });
  await expect(side(page)).toContainText('CPU (WASM)');
  await expect(side(page)).toContainText(/WebGL.* can't be used: .*instead/);
});

/** What a graphics driver that crashes does, while epochs are being drawn. */
async function loseGraphics(page: Page): Promise<void> {
  await expect(side(page).getByRole('status')).toHaveText('Training', PATIENCE);
  for (const worker of page.workers()) await worker.evaluate(() => self.dispatchEvent(new MessageEvent('message', { data: { type: 'loseContext' } })));
}
