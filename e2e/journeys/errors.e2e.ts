import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test, type RunningApp } from '../fixtures';

test.setTimeout(300_000);

const beside = (page: Page) => page.getByRole('complementary', { name: 'Items behind the figure' });
const overall = (page: Page) => page.getByRole('region', { name: 'The run overall' });

async function openSample(goldset: RunningApp, title: RegExp): Promise<Page> {
  const page = await goldset.launch();
  await page.getByRole('button', { name: title }).last().click();
  await expect(page.locator('.ag-row .ag-cell').first()).toBeVisible({ timeout: 60_000 });
  return page;
}

test('an engineer finds the weak tag in three clicks, looks at its errors, sends it to labelling, compares two runs and leaves with a report', async ({ goldset }) => {
  const page = await openSample(goldset, /^Where does the model fail/);

  // three clicks from the open project to the items of the tag value that costs most
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Analyse' }).click();
  await page.getByRole('tab', { name: 'Tags' }).click();
  const table = page.getByRole('grid', { name: 'Tag table' });
  await table.getByRole('row').nth(1).click();
  await expect(beside(page).getByRole('heading')).toContainText('length: long');
  await expect(beside(page).getByRole('status')).toHaveText(/^\d+ errors$/);
  await goldset.look('errors-weak-tag');

  // a cell of the confusion matrix lists as many items as it says
  await page.getByRole('tab', { name: 'Overview' }).click();
  const cell = page.getByRole('grid', { name: 'Confusion matrix' }).getByRole('gridcell', { name: /advertising called newsletter/ });
  const count = Number((await cell.textContent())!.replace(/\D/g, ''));
  expect(count).toBeGreaterThan(10);
  await cell.click();
  await expect(beside(page).getByRole('status')).toHaveText(`${count} items`);

  // ten of them are gone through with keys
  await page.keyboard.press('l');
  const setup = page.getByRole('region', { name: 'Look at items, what to look at' });
  await setup.getByRole('combobox', { name: 'Tag', exact: true }).or(setup.getByRole('textbox', { name: 'Tag', exact: true })).fill('cause');
  await setup.getByLabel('Value').fill('sent by a machine');
  await setup.getByLabel('Value').press('Enter');
  await expect(setup.getByRole('listitem').filter({ hasText: 'sent by a machine' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Item', exact: true }).locator('[data-item-id]')).toBeVisible();
  for (let item = 0; item < 10; item += 1) {
    await page.keyboard.press(item % 3 === 0 ? '1' : 'Shift+1');
    await page.keyboard.press('ArrowRight');
  }
  await expect(page.getByRole('group', { name: 'cause = sent by a machine' })).toContainText('4 yes, 6 no');
  await goldset.look('errors-look');

  // the tag table has the new row, over the items looked at only
  await page.getByRole('tab', { name: 'Tags' }).click();
  await page.getByRole('combobox', { name: 'Tag' }).selectOption('cause');
  await expect(table.getByRole('row').nth(1)).toContainText('sent by a machine');
  await page.getByRole('combobox', { name: 'Tag' }).selectOption('length');
  await table.getByRole('row', { name: /long/ }).first().click();
  await beside(page).getByRole('button', { name: 'All' }).click();
  await expect(beside(page).getByRole('status')).toHaveText(/^\d+ items$/);

  // the slice goes to labelling
  const items = Number((await beside(page).getByRole('status').textContent())!.replace(/\D/g, ''));
  await page.keyboard.press('q');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Make/ }).click();
  await expect(dialog).toContainText(items.toLocaleString('en'));
  await page.keyboard.press('Escape');

  // two runs
  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption({ label: 'Baseline' });
  await expect(page.getByRole('region', { name: 'Comparison overall' })).toContainText('95 %:', { timeout: 60_000 });
  await goldset.look('errors-compare');

  const report = path.join(goldset.folder, 'report.html');
  await goldset.answerSaveDialog(report);
  await page.keyboard.press('Control+p');
  await expect(page.getByText('Report saved.')).toBeVisible({ timeout: 60_000 });
  const html = fs.readFileSync(report, 'utf8');
  expect(html).not.toMatch(/<script|https?:/i);
  for (const part of ['With HTML features', 'Baseline', 'length', 'sent by a machine']) expect(html).toContain(part);
});

test('the table of the lecture is in its sample', async ({ goldset }) => {
  const page = await openSample(goldset, /lecture/i);
  await page.keyboard.press('Control+5');
  await expect(overall(page)).toContainText('10,000 items');
  await page.getByRole('tab', { name: 'Tags' }).click();
  const table = page.getByRole('grid', { name: 'Tag table' });
  for (const [value, gain] of [['clean speech', '0.60'], ['car noise', '0.16'], ['people noise', '0.60'], ['low bandwidth', '0.00']] as const) await expect(table.getByRole('row', { name: new RegExp(value) })).toContainText(gain);
  await goldset.look('errors-lecture');
});
