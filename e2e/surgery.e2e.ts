import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { makeProject, runGoldset } from './makeProject';
import { tabTo } from './pages/keyboard';
import { ask } from './service';

const CLASSES = ['praise', 'complaint', 'complaint about delivery', 'question', 'شكوى', '称赞', '[unclear]'];
const ANNOTATORS = ['Ada', 'Ben', 'Cem'];
const ITEMS = 60;

/** Three annotators who confuse the two kinds of complaint, gold for every third item. */
function makeConfused(folder: string): string {
  const rows = Array.from({ length: ITEMS }, (_, index) => ({ id: `mail-${index + 1}`, text: `The ${['parcel', 'invoice', 'answer'][index % 3]} number ${index + 1} came ${['late', 'twice', 'broken', 'as promised'][index % 4]}.` }));
  const file = makeProject(folder, 'Letters', { rows, classes: CLASSES });
  const label = (item: number, who: number) => CLASSES[item % 5 === 1 || item % 5 === 2 ? 1 + ((item + who * item) % 2) : item % 11 === 0 && who === 2 ? 3 : (item * 3) % 7]!;
  const answers = path.join(folder, 'answers.csv');
  fs.writeFileSync(answers, `item,annotator,label\n${rows.flatMap(({ id }, item) => ANNOTATORS.map((name, who) => `${id},${name},${label(item, who)}\n`)).join('')}`);
  runGoldset('import', file, answers, '--as', 'annotations');
  const gold = path.join(folder, 'gold.csv');
  fs.writeFileSync(gold, `item,label\n${rows.filter((_, item) => item % 3 === 0).map(({ id }) => `${id},${label(Number(id.slice(5)) - 1, 0)}\n`).join('')}`);
  runGoldset('import', file, gold, '--as', 'gold');
  return file;
}

/** Every picture and every look of axe counts, and slow machines take their time. */
test.setTimeout(300_000);

/** Types part of a class's name into a field and takes the first that is found. */
async function choose(page: Page, field: Locator, typed: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}

const difference = (page: Page, row: RegExp) => page.getByRole('row', { name: row }).getByRole('cell').last();

test('two classes are merged by keys, with what it does shown before, and taken back', async ({ goldset }) => {
  const page = await goldset.launch({ args: [makeConfused(goldset.folder)] });
  const before = await ask(page, 'items.get', { itemId: 2 });
  await page.keyboard.press('Control+6');
  await page.getByRole('option', { name: /praise/ }).first().waitFor();
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Change classes' });
  await dialog.waitFor();
  await goldset.look('surgery-empty');
  await choose(page, dialog.getByRole('textbox', { name: 'Merge' }).or(dialog.getByRole('combobox', { name: 'Merge' })).first(), 'delivery');
  await choose(page, dialog.getByRole('textbox', { name: 'into' }).or(dialog.getByRole('combobox', { name: 'into' })).first(), 'compl');
  await expect(dialog.getByRole('table')).toBeVisible();
  await expect(difference(page, /^Disagreements/)).toContainText('−');
  await expect(difference(page, /^Krippendorff/)).toContainText('+');
  await expect(dialog.getByText(/Merging hides a distinction/)).toBeVisible();
  await goldset.look('surgery-merge');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText(/This is version \d+ of the classes/)).toBeVisible();
  await goldset.look('surgery-merged');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('1 merged class')).toBeVisible();
  await goldset.look('surgery-classes');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('1 merged class')).toBeHidden();
  expect(await ask(page, 'items.get', { itemId: 2 })).toEqual(before);
});

test('a borderline class is added, and the items between its neighbours are labelled again', async ({ goldset }) => {
  const page = await goldset.launch({ args: [makeConfused(goldset.folder)] });
  await page.keyboard.press('Control+2');
  await page.getByRole('textbox', { name: 'Your name' }).waitFor();
  await page.keyboard.type('Dora');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Item to label' }).waitFor();
  await page.keyboard.press('Control+6');
  await page.getByRole('option', { name: /praise/ }).first().waitFor();
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Change classes' });
  await dialog.waitFor();
  await page.keyboard.press('Alt+5');
  await choose(page, dialog.getByRole('textbox', { name: 'Between' }).or(dialog.getByRole('combobox', { name: 'Between' })).first(), 'delivery');
  await choose(page, dialog.getByRole('textbox', { name: 'and', exact: true }).or(dialog.getByRole('combobox', { name: 'and', exact: true })).first(), 'complaint');
  await expect(dialog.getByText(/for another look/).first()).toBeVisible();
  await goldset.look('surgery-borderline');
  await page.keyboard.press('Control+Enter');
  const queue = dialog.getByRole('button', { name: /^Queue them/ });
  await expect(queue).toBeFocused();
  await goldset.look('surgery-older');
  await page.keyboard.press('Enter');
  const now = dialog.getByRole('button', { name: /^Label now/ });
  await expect(now).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Queue: Another look/ })).toBeVisible();
  await page.getByRole('region', { name: 'Item to label' }).waitFor();
  await goldset.look('surgery-relook');
  await page.keyboard.press('1');
  await page.keyboard.press('Control+6');
  await tabTo(page, page.getByRole('radio', { name: 'Classes' }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/labelled under the older meaning/)).toBeVisible();
  await goldset.look('surgery-versions');
});
