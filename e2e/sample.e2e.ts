import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type RunningApp, test } from './fixtures';
import { makeProject, runGoldset } from './makeProject';
import { ask } from './service';

// Trainings, on a machine that may be busy.
test.setTimeout(600_000);
const PATIENCE = { timeout: 120_000 };

const CLASSES = ['delivery', 'payment', 'a class whose name is much longer than any button or column can show'] as const;
const WORDS = [
  ['parcel', 'courier', 'late', 'doorstep', 'tracking', 'الطرد', '配送'],
  ['invoice', 'refund', 'card', 'charged', 'receipt', 'الدفع', '付款'],
  ['password', 'login', 'account', 'screen', 'error', 'الحساب', '登录'],
] as const;
const FILLER = ['please', 'today', 'again', 'still', 'nobody', 'answered', 'my', 'since', 'week', 'call', 'the', 'from', 'when'];

/** A stream of numbers 0 .. 1 that is the same every time. */
function chance(): () => number {
  let state = 4_711;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
}

/** Messages of three kinds, the first rarer than the others; by id, which kind each is. Every third is a dev item. */
function makeMessages(folder: string, items = 360): { readonly file: string; readonly truth: ReadonlyMap<string, number> } {
  const random = chance();
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const truth = new Map<string, number>();
  const rows = Array.from({ length: items }, (_, index) => {
    const of = random() < 0.15 ? 0 : random() < 0.6 ? 1 : 2;
    const id = `m-${String(index + 1).padStart(4, '0')}`;
    truth.set(id, of);
    const words = Array.from({ length: 9 }, () => (random() < 0.3 ? pick(WORDS[random() < 0.9 ? of : Math.floor(3 * random())]!) : pick(FILLER)));
    return { id, text: words.join(' '), split: index % 3 === 0 ? 'dev' : 'train' };
  });
  return { file: makeProject(folder, 'Messages', { rows, classes: CLASSES, importArgs: ['--map', 'split=split'] }), truth };
}

const side = (page: Page) => page.getByRole('region', { name: 'Training and its result' });
const item = (page: Page) => page.getByRole('region', { name: 'Item to label' });
const labelled = (page: Page) => page.getByRole('progressbar', { name: 'Labelled' });

/** The items of a queue, or those at hand, answered as they are. */
async function label(page: Page, truth: ReadonlyMap<string, number>, count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    const id = (await item(page).locator('footer bdi').first().textContent())!;
    const before = Number(await labelled(page).getAttribute('aria-valuenow'));
    await page.keyboard.press(String(truth.get(id)! + 1));
    await expect(labelled(page)).toHaveAttribute('aria-valuenow', String(before + 1));
    if (done < count - 1) await expect(item(page).locator('footer bdi').first()).not.toHaveText(id);
  }
  await expect(page.getByText(/^(Saved \d|All saved)/)).toBeVisible();
}

/** Dev items get their gold label, as a team would have made them: the curve is measured on those. */
function goldForDev(goldset: RunningApp, file: string, truth: ReadonlyMap<string, number>): void {
  const source = path.join(goldset.folder, 'dev.csv');
  const dev = [...truth].filter((_, index) => index % 3 === 0);
  fs.writeFileSync(source, `id,gold\n${dev.map(([id, of]) => `${id},"${CLASSES[of]}"`).join('\n')}\n`);
  runGoldset('import', file, source, '--as', 'gold', '--map', 'item=id', 'label=gold');
}

async function openWithLabels(goldset: RunningApp, labels: number): Promise<{ readonly page: Page; readonly truth: ReadonlyMap<string, number> }> {
  const { file, truth } = makeMessages(goldset.folder);
  goldForDev(goldset, file, truth);
  const page = await goldset.launch({ args: [file] });
  // the first items of the train split, in a queue of their own
  await page.keyboard.press('Control+2');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await page.keyboard.press('Enter');
  await item(page).locator('[data-item-id]').waitFor();
  const train = [...truth.keys()].flatMap((_, index) => (index % 3 === 0 ? [] : [index + 1])).slice(0, labels);
  await ask(page, 'queues.create', { name: 'First labels', selection: { kind: 'ids', ids: train }, order: 'asListed', seed: 1 });
  await page.getByRole('button', { name: /^Queue/ }).click();
  await page.getByRole('menuitem', { name: /First labels/ }).click();
  await expect(item(page).locator('footer bdi').first()).toHaveText('m-0002');
  await label(page, truth, labels);
  return { page, truth };
}

async function train(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+T');
  await expect(page.getByText(/^Learns from \d+ labelled items/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  // at 0 % the bar has no width, which Playwright takes for hidden
  await expect(page.getByRole('progressbar', { name: 'Training', exact: true })).toBeAttached();
  await expect(page.getByRole('button', { name: 'Stop, keep the best so far', exact: true })).toBeVisible();
}

/** The bundle, saved by its key and run in plain Node, gives the probabilities that the app keeps. */
async function savedModelPredictsTheSame(goldset: RunningApp, items: number): Promise<void> {
  const { page } = goldset;
  await goldset.answerOpenDialog(goldset.folder);
  await page.keyboard.press('s');
  await expect(page.getByText('Training 1: 7 files saved.')).toBeVisible();
  const [model] = await ask(page, 'models.list', {});
  const { rows } = await ask(page, 'items.page', { query: { search: '', filters: [], sort: null }, runs: [model!.run.runId], offset: 0, limit: items });
  const texts: (string | null)[] = [];
  for (const { id } of rows.slice(0, 20)) texts.push((await ask(page, 'items.get', { itemId: id })).content.text);
  const printed = execFileSync(process.execPath, ['predict.mjs'], { cwd: path.join(goldset.folder, 'Training 1'), encoding: 'utf8', input: texts.map((text) => JSON.stringify(text)).join('\n') });
  const predicted = printed.trim().split('\n').map((line) => JSON.parse(line) as { probabilities: Record<string, number> });
  predicted.forEach(({ probabilities }, at) => expect(Math.abs(Math.max(...Object.values(probabilities)) - rows[at]!.predictions[0]!.confidence!)).toBeLessThan(1e-5));
  expect(predicted).toHaveLength(20);
}

test('forty labels, a model, a batch by margin, labelled with suggestions, and a curve that grows', async ({ goldset }) => {
  const { page, truth } = await openWithLabels(goldset, 40);
  await page.keyboard.press('Control+4');
  await goldset.look('sample-train-empty');
  await page.keyboard.press('Control+Shift+L');
  await expect(page.getByRole('heading', { name: 'No training yet' })).toBeVisible();
  await goldset.look('sample-curve-empty');
  await page.keyboard.press('Control+Shift+A');
  await goldset.look('sample-automation-first');

  await train(page);
  await goldset.screenshot('sample-training');
  await expect(side(page).getByText('Dev accuracy', { exact: true }).first()).toBeVisible(PATIENCE);
  await expect(side(page)).toContainText(/on \d+ items of the dev split/);
  await goldset.look('sample-trained');
  await savedModelPredictsTheSame(goldset, truth.size);

  // a batch with the reason for each item
  await page.keyboard.press('b');
  await page.getByRole('combobox', { name: 'Strategy' }).selectOption('margin');
  await page.getByRole('textbox', { name: 'Items', exact: true }).fill('20');
  await page.keyboard.press('Control+Enter');
  const batch = page.getByRole('grid', { name: 'Items of the batch' });
  await expect(batch.getByText(/margin 0\.\d+ between/i).first()).toBeVisible(PATIENCE);
  await expect(batch).toHaveAttribute('aria-rowcount', '21');
  await batch.getByRole('row').nth(1).click();
  await goldset.look('sample-batch');

  await page.getByRole('button', { name: /^Send to a queue/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Name of the queue' })).toHaveValue('Margin 1');
  await expect(dialog.getByRole('radio', { name: 'Assisted' })).toBeChecked();
  await goldset.look('sample-send');
  await dialog.getByRole('button', { name: /^Make the queue/ }).click();
  await expect(dialog).toContainText('holds 20 items');
  await dialog.getByRole('button', { name: /^Label these/ }).click();
  await expect(page.getByRole('button', { name: 'Queue: Margin 1' })).toBeVisible();
  await goldset.look('sample-suggestion');
  await label(page, truth, 20);

  // the next training has more labels: the curve grows, and is compared with chance
  await page.keyboard.press('Control+4');
  await train(page);
  await expect(page.getByRole('table', { name: 'Trainings', exact: true }).getByRole('row')).toHaveCount(3, PATIENCE);
  await page.keyboard.press('Control+Shift+L');
  const points = page.getByRole('table', { name: 'Trainings of the learning curve' });
  await expect(points.getByRole('row')).toHaveCount(3, PATIENCE);
  await expect(page.getByRole('region', { name: 'Advice' })).toContainText(/κ|n\/a/, PATIENCE);
  await expect(page.getByText(/Drawing random’s curve/)).toHaveCount(0, PATIENCE);
  await goldset.look('sample-curve');
  const cells = async (row: number) => (await points.getByRole('row').nth(row).getByRole('cell').allTextContents()).map((text) => Number.parseFloat(text));
  const [first, second] = [await cells(1), await cells(2)];
  // columns after the name: labels, accuracy, random's, macro-F1, random's
  expect([first[0], second[0]]).toEqual([40, 60]);
  expect(second[3]!).toBeGreaterThan(first[3]!);
  expect(second[3]!).toBeGreaterThan(second[4]!);

  await page.keyboard.press('Control+Shift+A');
  await page.getByRole('button', { name: 'Margin 1' }).click();
  await expect(page.getByRole('table', { name: 'Agreement of model and people' }).getByRole('row', { name: /^Saw the suggestion/ })).toContainText('18');
  await page.getByRole('radio', { name: 'Partial' }).click();
  await expect(page.getByRole('group', { name: 'What accepting would do' })).toBeVisible();
  await goldset.look('sample-automation');

  await page.keyboard.press('Control+Shift+S');
  await page.getByRole('textbox', { name: 'Budget' }).fill('40');
  await page.getByRole('textbox', { name: 'Repeats' }).fill('2');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('table', { name: 'Labels each strategy needs' })).toBeVisible({ timeout: 240_000 });
  await goldset.look('sample-simulation');
});

test('a worker that is killed while it trains: a clear message, labels as they were, and another try works', async ({ goldset }) => {
  const { page } = await openWithLabels(goldset, 12);
  await page.keyboard.press('Control+4');
  const before = await ask(page, 'annotators.list', {});
  // sentence vectors take some seconds
  await page.getByRole('combobox', { name: 'Features' }).selectOption('textEmbedding');
  await train(page);
  await expect(side(page).getByRole('status')).toHaveText('Computing features', PATIENCE);
  await killWorkers(page);
  const alert = side(page).getByRole('alert');
  await expect(alert).toContainText('The training ended by itself', { timeout: 30_000 });
  await expect(alert).toContainText('Labels and earlier trainings are as they were.');
  await goldset.look('sample-worker-died');
  expect(await ask(page, 'annotators.list', {})).toEqual(before);
  expect(await ask(page, 'models.list', {})).toEqual([]);
  await page.keyboard.press('r');
  await expect(page.getByRole('table', { name: 'Trainings', exact: true }).getByRole('row')).toHaveCount(2, PATIENCE);
  await expect(alert).toHaveCount(0);
});

/** Every worker of the page is closed from outside, as the system does when memory runs out. */
async function killWorkers(page: Page): Promise<void> {
  await expect.poll(() => page.workers().length).toBeGreaterThan(0);
  for (const worker of page.workers()) await worker.evaluate(() => self.close()).catch(() => undefined);
}
