import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { CLASSES, makeMessages } from './makeMessages';
import { runGoldset } from './makeProject';

test.setTimeout(300_000);

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

test('tags are given item by item with keys, beside what they tell, and taken back', async ({ goldset }) => {
  const page = await goldset.launch({ args: [makeMessages(goldset.folder)] });
  await page.keyboard.press('Control+5');
  await page.keyboard.press('Control+Shift+L');
  const setup = page.getByRole('region', { name: 'Look at items, what to look at' });
  await expect(setup.getByRole('group', { name: 'Number for a precision' })).toContainText('±5 points');
  await goldset.look('look-setup-empty');
  for (const value of ['sarcasm', 'language other than what the model was trained on, or several of them', 'عربي']) {
    await setup.getByLabel('Value').fill(value);
    await setup.getByLabel('Value').press('Enter');
    await expect(setup.getByRole('listitem').filter({ hasText: value })).toBeVisible();
  }
  await setup.getByLabel('Seed').fill('3');
  await goldset.look('look-setup');
  await page.keyboard.press('Control+Enter');

  const stage = page.getByRole('region', { name: 'Item', exact: true });
  const first = await stage.locator('[data-item-id]').getAttribute('data-item-id');
  const sarcasm = page.getByRole('group', { name: 'error = sarcasm' });
  await page.keyboard.press('1');
  await expect(sarcasm.getByRole('button', { name: 'error = sarcasm: yes' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Shift+2');
  await expect(page.getByRole('button', { name: /language other.*: no/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('n');
  await expect(page.getByText(/^2 of \d+/)).toBeVisible();
  await expect(sarcasm).toContainText('1 yes');
  await goldset.look('look-item');
  for (let count = 0; count < 8; count += 1) await page.keyboard.press('n');
  await expect(page.getByText(/^10 of \d+/)).toBeVisible();
  await expect(sarcasm).toContainText('1 yes, 8 no');
  await goldset.look('look-figures');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText(/^9 of \d+/)).toBeVisible();
  // nine steps of N, two answers by themselves: all are taken back, and the first item stands there again
  for (let count = 0; count < 11; count += 1) {
    await page.keyboard.press('Control+z');
    await page.waitForTimeout(60);
  }
  await expect(stage.locator('[data-item-id]')).toHaveAttribute('data-item-id', first!);
  await expect(sarcasm).toContainText('0 yes, 0 no');
  await page.keyboard.press('ArrowRight');
  for (let count = 0; count < 120; count += 1) await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'See the tag table' })).toBeVisible();
  await goldset.look('look-end');
});

test('saved slices are followed over runs, and weak ones are found', async ({ goldset }) => {
  const page = await goldset.launch({ args: [makeMessages(goldset.folder)] });
  await page.keyboard.press('Control+5');
  await page.keyboard.press('Control+Shift+S');
  await expect(page.getByText('No slice is saved yet.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const weak = page.getByRole('table', { name: 'Weak slices' });
  await weak.getByRole('button', { name: /^place = a store in a very long street/ }).first().click();
  await expect(page.getByRole('complementary', { name: 'Items behind the figure' })).toContainText(/\d+ errors/);
  await goldset.look('slices-weak');
  await page.keyboard.press('s');
  await page.getByRole('dialog').getByRole('button', { name: /Save the slice/ }).click();
  const saved = page.getByRole('table', { name: 'Saved slices over runs' });
  await expect(saved).toContainText(/%.* to .*%/);
  await saved.getByRole('button', { name: /^Rename/ }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('متجر بعيد');
  await page.getByRole('textbox', { name: 'Name' }).press('Enter');
  await expect(saved).toContainText('متجر بعيد');
  await page.getByRole('button', { name: 'dev', exact: true }).click();
  await page.getByRole('button', { name: 'Save the items above as a slice' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('dev only');
  await page.getByRole('textbox', { name: 'Name' }).press('Enter');
  await expect(saved.getByRole('row')).toHaveCount(3);
  await goldset.look('slices');
  await saved.getByRole('button', { name: 'Remove dev only' }).click();
  await expect(saved.getByRole('row')).toHaveCount(2);
});

test('two runs are compared, and a gain is told from chance', async ({ goldset }) => {
  const page = await goldset.launch({ args: [makeMessages(goldset.folder)] });
  await page.keyboard.press('Control+5');
  await page.keyboard.press('Control+Shift+C');
  await goldset.look('compare-choose');
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption({ label: 'baseline' });
  await expect(page.getByRole('region', { name: 'Comparison overall' })).toContainText('items that the baseline got wrong');
  await expect(page.getByRole('region', { name: 'Comparison overall' })).toContainText('95 %:', { timeout: 60_000 });
  const broken = page.getByRole('group', { name: 'What changed' }).getByRole('button', { name: /^Broken/ });
  const count = await broken.locator('strong').textContent();
  await broken.click();
  await expect(page.getByRole('complementary', { name: 'Items behind the figure' })).toContainText(`${count} items`);
  await goldset.look('compare');
});

test('likely label errors are looked at and sent to relabelling, the test split only when that is said', async ({ goldset }) => {
  const page = await goldset.launch({ args: [makeMessages(goldset.folder)] });
  await page.keyboard.press('Control+5');
  await page.keyboard.press('Control+Shift+E');
  const table = page.getByRole('table', { name: 'Likely label errors, worst first' });
  await expect(table.getByRole('row').nth(3)).toBeVisible({ timeout: 30_000 });
  await page.getByRole('checkbox', { name: 'Choose all listed' }).check();
  await goldset.look('label-errors');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('checkbox', { name: /Also the \d+ items? of the test split/ })).not.toBeChecked();
  await goldset.screenshot('label-errors-send');
  await page.getByRole('dialog').getByRole('button', { name: /^Send/ }).click();
  await page.getByText('What relabelling changed', { exact: true }).click();
  await expect(page.getByText('no gold label changed yet')).toBeVisible({ timeout: 30_000 });
  await goldset.look('label-errors-effect');
  await page.getByText('Annotators split, model sure', { exact: true }).click();
  await expect(page.getByRole('table', { name: 'Annotators split, model sure' })).toBeVisible({ timeout: 30_000 });
  await goldset.look('label-errors-split');
});

test('what is to be done is planned, changed, done and taken back', async ({ goldset }) => {
  const page = await goldset.launch({ args: [makeMessages(goldset.folder)] });
  await page.keyboard.press('Control+5');
  await page.keyboard.press('Control+Shift+D');
  await goldset.look('todos-empty');
  const plan = async (title: string, owner: string, points: string) => {
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Title' }).fill(title);
    await dialog.getByRole('textbox', { name: 'Owner' }).fill(owner);
    await dialog.getByRole('textbox', { name: /Expected gain/ }).fill(points);
    await dialog.getByRole('textbox', { name: 'Title' }).press('Enter');
    await expect(dialog).toBeHidden();
  };
  await plan('Record two hundred messages from stores in long streets, in the rain, at night, by phone', 'Kim', '1.2');
  await plan('جمع رسائل عربية', 'ليلى', '0.35');
  await plan('Write the guideline for sarcasm', '', '');
  const table = page.getByRole('table', { name: 'To-dos' });
  await expect(table.getByRole('row')).toHaveCount(4);
  await table.getByRole('checkbox', { name: /^Write the guideline/ }).click();
  await expect(page.getByText(/^2 open to-dos/)).toBeVisible();
  await goldset.look('todos');
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^3 open to-dos/)).toBeVisible();
});

test('the report is one file with the figures on the screen, as a page and as PDF', async ({ goldset }) => {
  const page = await goldset.launch({ args: [makeMessages(goldset.folder)] });
  await page.keyboard.press('Control+5');
  await page.getByRole('tab', { name: 'Overview' }).waitFor();
  await page.getByRole('combobox', { name: 'against' }).selectOption({ label: 'baseline' });
  const web = path.join(goldset.folder, 'report.html');
  await goldset.answerSaveDialog(web);
  await page.keyboard.press('Control+p');
  await expect(page.getByText('Report saved.')).toBeVisible({ timeout: 60_000 });
  const text = fs.readFileSync(web, 'utf8');
  expect(text).not.toMatch(/<script|https?:/i);
  for (const name of CLASSES) expect(text).toContain(name);
  const pdf = path.join(goldset.folder, 'report.pdf');
  await goldset.answerSaveDialog(pdf);
  await page.keyboard.press('Control+Shift+P');
  await expect.poll(() => (fs.existsSync(pdf) ? fs.readFileSync(pdf).subarray(0, 5).toString() : ''), { timeout: 60_000 }).toBe('%PDF-');
  const kept = path.join(import.meta.dirname, '..', 'artefacts', 'screenshots');
  fs.mkdirSync(kept, { recursive: true });
  fs.copyFileSync(web, path.join(kept, 'report.html'));
  fs.copyFileSync(pdf, path.join(kept, 'report.pdf'));
});

test('without predictions the tabs say what is missing, and to-dos work', async ({ goldset }) => {
  const file = path.join(goldset.folder, 'Empty.goldset');
  runGoldset('create', file, '--name', 'Empty', '--classes', 'a,b');
  const page = await goldset.launch({ args: [file] });
  await page.keyboard.press('Control+5');
  await page.keyboard.press('Control+Shift+L');
  await expect(page.getByText('No predictions yet')).toBeVisible();
  await tab(page, 'To-dos');
  await expect(page.getByText('Nothing planned yet')).toBeVisible();
});
