import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { checkAccessibility, expect, test, type RunningApp } from './fixtures';
import { makeProject, runGoldset } from './makeProject';
import { ask } from './service';

/** Opens a project on the Label screen; somebody new says who they are. */
async function startLabelling(goldset: RunningApp, file: string): Promise<void> {
  const page = await goldset.launch({ args: [file] });
  await page.keyboard.press('Control+2');
  await page.getByRole('textbox', { name: 'Your name' }).waitFor();
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await expectPosition(goldset, 1);
}

const stage = (goldset: RunningApp) => goldset.page.getByRole('region', { name: 'Item to label' });
const expectPosition = (goldset: RunningApp, position: number) => expect(stage(goldset).locator('[data-item-position]')).toHaveAttribute('data-item-position', String(position));
const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `i${index + 1}`, text: `Item number ${index + 1}` }));

/** The longest key press to paint of the last presses, in milliseconds. */
const slowestPaint = (goldset: RunningApp) => goldset.page.evaluate(() => Math.max(...performance.getEntriesByName('label.paint').map(({ duration }) => duration)));

test('answers that cannot be written are shown as not saved, kept, and saved on demand', async ({ goldset }) => {
  const file = makeProject(goldset.folder, 'locked', { rows: rows(20), classes: ['yes', 'no'] });
  await startLabelling(goldset, file);
  const { page } = goldset;
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  await page.keyboard.press('1');
  await page.keyboard.press('2');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('2 answers were not saved');
  await expect(alert).toContainText('Another program is writing');
  await expectPosition(goldset, 1);
  await goldset.screenshot('label-not-saved');
  await checkAccessibility(page);
  await page.keyboard.press('2');
  await expectPosition(goldset, 1);
  other.exec('ROLLBACK');
  other.close();
  await page.getByRole('button', { name: /Save again/ }).press('Enter');
  await expectPosition(goldset, 3);
  await expect.poll(async () => (await ask(page, 'annotators.list', {})).map(({ annotations }) => annotations)).toEqual([2]);
});

test('undo walks back over queues, and a queue that is done offers what comes next', async ({ goldset }) => {
  const file = makeProject(goldset.folder, 'queues', { rows: rows(20), classes: ['yes', 'no'] });
  await startLabelling(goldset, file);
  const { page } = goldset;
  await page.keyboard.press('1');
  await expectPosition(goldset, 2);
  await ask(page, 'queues.create', { name: 'Two of them', selection: { kind: 'ids', ids: [5, 9] }, order: 'asListed', seed: 1 });
  await page.getByRole('button', { name: /^Queue/ }).click();
  await page.getByRole('menuitem', { name: /Two of them/ }).click();
  await expect(stage(goldset)).toContainText('Item number 5');
  await expect(stage(goldset)).toBeFocused();
  await page.keyboard.press('1');
  await page.keyboard.press('Space');
  await expect(page.getByRole('heading', { name: 'Once through' })).toBeVisible();
  await expect(page.getByText('You have labelled 1 of 2 items and skipped 1.')).toBeVisible();
  await goldset.screenshot('label-rest');
  await checkAccessibility(page);
  for (const text of ['Item number 9', 'Item number 5']) {
    await page.keyboard.press('Control+z');
    await expect(stage(goldset)).toContainText(text);
  }
  // the queue itself, and then the answer given before it was made
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Queue: All items' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(stage(goldset)).toContainText('Item number 1');
  await expectPosition(goldset, 1);
});

test('a megabyte of text, on one line or many, is there within half a second and is labelled like any other', async ({ goldset }) => {
  const megabyte = 1_000_000;
  const texts = ['short', 'lorem ipsum dolor sit amet '.repeat(40_000).slice(0, megabyte), 'line of a log file\n'.repeat(60_000).slice(0, megabyte), 'x'.repeat(100_000), 'العربية ثم English\n'.repeat(2_000), 'end'];
  const file = makeProject(goldset.folder, 'long', { rows: texts.map((text, index) => ({ id: `t${index}`, text })), classes: ['yes', 'no'] });
  await startLabelling(goldset, file);
  for (let position = 2; position <= texts.length; position += 1) {
    await goldset.page.keyboard.press('1');
    await expectPosition(goldset, position);
  }
  await expect.poll(() => goldset.page.evaluate(() => performance.getEntriesByName('label.paint').length)).toBe(texts.length - 1);
  expect(await slowestPaint(goldset)).toBeLessThan(500);
});

test('among ten thousand classes a name is found by typing, key after key', async ({ goldset }) => {
  const file = makeProject(goldset.folder, 'many', { rows: rows(20), classes: [] });
  const classes = Array.from({ length: 10_000 }, (_, index) => ({ uid: `class-${index}`, name: `Category ${index}`, color: '#0072b2', hotkey: null, definition: '', abstain: false, retired: false }));
  const page = await goldset.launch({ args: [file] });
  await ask(page, 'labelSchema.save', { question: 'Which?', classes });
  await page.keyboard.press('Control+2');
  await page.getByRole('textbox', { name: 'Your name' }).waitFor();
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await expectPosition(goldset, 1);
  await page.keyboard.press('/');
  await page.keyboard.type('ory 9876');
  await expect(page.getByRole('group', { name: 'Classes' }).getByRole('button')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expectPosition(goldset, 2);
  await expect(page.getByText('Saved: Category 9876, item 1 of 20')).toBeVisible();
  await goldset.screenshot('label-many-classes');
  await checkAccessibility(page);
});

test('images that are missing or damaged say so and are labelled all the same', async ({ goldset }) => {
  const folder = path.join(goldset.folder, 'pictures');
  fs.mkdirSync(folder);
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
  for (const name of ['a.png', 'b.png', 'c.png']) fs.writeFileSync(path.join(folder, name), png);
  const file = path.join(goldset.folder, 'pictures.goldset');
  runGoldset('create', file, '--name', 'Pictures', '--modality', 'image', '--classes', 'yes,no');
  runGoldset('import', file, folder, '--as', 'items');
  fs.rmSync(path.join(folder, 'b.png'));
  fs.writeFileSync(path.join(folder, 'c.png'), png.subarray(0, 40));
  goldset.expected.push(/Failed to load resource/);
  await startLabelling(goldset, file);
  const { page } = goldset;
  await page.keyboard.press('1');
  await expect(page.getByRole('alert')).toContainText('The file is not where the project says');
  await checkAccessibility(page);
  await page.keyboard.press('2');
  await expect(page.getByRole('alert')).toContainText('cannot be read as an image');
  await page.keyboard.press('1');
  await expect(page.getByRole('heading', { name: 'All done' })).toBeVisible();
});
