import { expect, type RunningApp, test } from './fixtures';
import { makeErrors } from './makeErrors';

// Looked at in both themes, on a machine that may be busy.
test.setTimeout(300_000);

const CALLS = {
  classes: ['praise', 'complaint', 'question', 'order', 'a class whose name is much longer than any column or cell of a table can ever show', 'شكوى', '称赞', 'refund'],
  items: 1_200,
  tags: { place: ['quiet room', 'street', 'السيارة', '工厂', 'factory floor with a very long name that does not fit'], device: ['phone', 'headset'], speaker: Array.from({ length: 40 }, (_, place) => `speaker ${place + 1}`) },
  runs: [['first model', 0.8], ['second model with a rather long name', 0.88]] as const,
};

const overview = (goldset: RunningApp) => goldset.page.getByRole('region', { name: 'Error analysis, overview' });
const beside = (goldset: RunningApp) => goldset.page.getByRole('complementary', { name: 'Items behind the figure' });

/** Bootstrap intervals are there, and nothing is being read. */
async function settled(goldset: RunningApp): Promise<void> {
  await expect(goldset.page.getByText(/Computing intervals|Counting$/)).toHaveCount(0, { timeout: 60_000 });
}

test('a run is looked into by class, with the mouse and with keys', async ({ goldset }) => {
  const page = await goldset.launch({ args: [makeErrors(goldset.folder, 'Calls', CALLS)] });
  await page.keyboard.press('Control+5');
  await expect(page.getByRole('region', { name: 'The run overall' })).toContainText('errors on 1,200 items');
  await settled(goldset);
  await goldset.look('analyse-overview');

  // a cell opens as many items as it says
  const cell = page.getByRole('grid', { name: 'Confusion matrix' }).getByRole('gridcell', { name: /praise called complaint/ });
  const count = await cell.textContent();
  await cell.focus();
  await page.keyboard.press('Enter');
  await expect(beside(goldset).getByRole('heading')).toHaveText('praise called complaint');
  await expect(beside(goldset).getByRole('status')).toHaveText(`${count} items`);

  // against another run: the difference of the matrices
  await page.getByRole('combobox', { name: 'against' }).selectOption({ label: 'first model' });
  await expect(page.getByRole('region', { name: 'The run overall' })).toContainText(/fixed, .* broken/);
  await page.getByText('Difference', { exact: true }).click();
  await settled(goldset);
  await goldset.look('analyse-difference');

  for (const part of ['By class', 'Precision, recall and threshold', 'Calibration', 'All figures']) {
    await page.getByRole('region', { name: part, exact: true }).evaluate((element) => element.scrollIntoView());
    await goldset.look(`analyse-${part.split(/\W/)[0]!.toLowerCase()}${part === 'By class' ? '-class' : ''}`);
  }
  const slider = page.getByRole('slider', { name: 'Threshold' });
  const before = await slider.getAttribute('aria-valuetext');
  await slider.focus();
  await page.keyboard.press('PageUp');
  await expect(slider).not.toHaveAttribute('aria-valuetext', before!);
  await page.getByText('Table', { exact: true }).first().click();

  // what errors cost joins the figures
  await page.getByRole('textbox', { name: 'Cost of an error on praise' }).fill('5');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'What errors cost' })).toContainText('an item on average');
});

test('any list of items is exported alone', async ({ goldset }) => {
  const page = await goldset.launch({ args: [makeErrors(goldset.folder, 'Calls', { ...CALLS, items: 200 })] });
  const exporting = page.getByRole('region', { name: 'Export', exact: true });
  await page.keyboard.press('Control+5');
  const cell = page.getByRole('grid', { name: 'Confusion matrix' }).getByRole('gridcell', { name: /praise called complaint/ });
  const count = Number(await cell.textContent());
  expect(count).toBeGreaterThan(1);
  await cell.click();
  await expect(beside(goldset).getByRole('status')).toHaveText(`${count} items`);
  await page.keyboard.press('s');
  await page.getByRole('dialog').getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('e');
  await expect(exporting.getByRole('status')).toHaveText('Only: praise called complaint');
  await expect(exporting.getByText(`(${count} items)`)).toBeVisible();
  await expect(exporting.getByRole('figure')).toContainText(`items.csv${count} rows`);
  await goldset.look('export-list');
  await page.keyboard.press('a');
  await expect(exporting.getByRole('figure')).toHaveCount(3);

  // a selection made by hand, what is listed, and a saved slice
  await page.keyboard.press('Control+1');
  await page.getByRole('searchbox').first().fill('"call 7"');
  await expect(page.getByText('1 of 200 items')).toBeVisible();
  await goldset.screenshot('data-export');
  await page.getByRole('toolbar', { name: 'Actions on items' }).getByRole('button', { name: 'Export' }).click();
  await expect(exporting.getByRole('status')).toHaveText('Only: text has "call 7"');
  await expect(exporting.getByRole('figure')).toContainText('items.csv1 row');
  const which = exporting.getByRole('combobox', { name: 'Which items' });
  await which.selectOption('praise called complaint');
  await expect(exporting.getByRole('figure')).toContainText(`items.csv${count} rows`);
  await which.selectOption('All items');
  await expect(exporting.getByRole('figure')).toHaveCount(3);

  await page.keyboard.press('Control+5');
  await page.getByRole('tab', { name: 'Label errors' }).click();
  const issues = page.getByRole('table', { name: 'Likely label errors, worst first' });
  await issues.waitFor();
  await goldset.screenshot('label-errors-export');
  const listed = String((await issues.getByRole('row').count()) - 1);
  await page.keyboard.press('e');
  await expect(exporting.getByRole('status')).toHaveText('Only: Likely label errors');
  await expect(exporting.getByRole('figure')).toContainText(`items.csv${listed} row`);
});

test('a weak tag is found, judged and opened; bins and crosses join the table', async ({ goldset }) => {
  const page = await goldset.launch({ args: [makeErrors(goldset.folder, 'Calls', CALLS)] });
  await page.keyboard.press('Control+5');
  await page.keyboard.press('Control+Shift+T');
  const table = page.getByRole('grid', { name: 'Tag table' });
  await expect(table.getByRole('row', { name: /factory floor/ })).toBeVisible();
  await settled(goldset);
  await goldset.look('analyse-tags');
  const errorRate = page.getByRole('button', { name: 'Error rate' });
  await errorRate.click();
  await page.getByRole('combobox', { name: 'Tag' }).selectOption('place');
  await expect(table.getByRole('row').nth(1)).toContainText('factory floor');
  await table.getByRole('row').nth(1).click();
  await expect(beside(goldset).getByRole('status')).toHaveText(/^\d+ errors$/);
  await beside(goldset).getByRole('button', { name: 'All' }).click();
  await expect(beside(goldset).getByRole('status')).toHaveText(/^\d+ items$/);
  await page.getByRole('combobox', { name: 'Tag' }).selectOption('');

  await page.keyboard.press('b');
  await page.getByRole('dialog').getByRole('button', { name: 'Add the rows' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Tag' }).selectOption('loudness (4 quantiles)');
  await expect(table.getByRole('row')).toHaveCount(5);
  await page.getByRole('button', { name: 'Bins, crosses' }).click();
  await page.getByText('Two tags crossed').click();
  await goldset.look('analyse-dimension');
  await page.getByRole('dialog').getByRole('button', { name: 'Add the rows' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Tag' }).selectOption('device × loudness');
  await page.getByRole('combobox', { name: 'Tag' }).selectOption('place');

  await page.getByRole('textbox', { name: 'Note on place: street' }).fill('ask for more of these');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'against' }).selectOption({ label: 'first model' });
  await expect(page.getByRole('columnheader', { name: 'Trend' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find rows' }).fill('ask for');
  await expect(table.getByRole('row')).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Find rows' }).fill('');
  await settled(goldset);
  await table.evaluate((element) => element.scrollTo({ left: 10_000 }));
  await goldset.look('analyse-tags-trend');
});

test('where filters and search leave no item, the screen says so and shows all again', async ({ goldset }) => {
  const page = await goldset.launch({ args: [makeErrors(goldset.folder, 'Calls', CALLS)] });
  await page.keyboard.press('Control+5');
  await settled(goldset);
  await page.getByRole('searchbox', { name: /Search/ }).first().fill('words that nobody said');
  await page.keyboard.press('Enter');
  await expect(overview(goldset)).toContainText('No item is left: take back a split, a filter or the search above.');
  await expect(overview(goldset)).not.toContainText('Only 0 items');
  await page.keyboard.press('Control+Shift+T');
  await expect(page.getByText('No item is left', { exact: true })).toBeVisible();
  await goldset.look('analyse-nothing-left');
  await page.getByRole('region', { name: 'Error analysis by tag' }).getByRole('button', { name: 'All items' }).press('Enter');
  await expect(page.getByRole('grid', { name: 'Tag table' }).getByRole('row', { name: /factory floor/ })).toBeVisible();
});

test('runs stand side by side with what is said of them, and numbers from elsewhere', async ({ goldset }) => {
  const page = await goldset.launch({ args: [makeErrors(goldset.folder, 'Calls', CALLS)] });
  await page.keyboard.press('Control+5');
  await page.keyboard.press('Control+Shift+R');
  const table = page.getByRole('grid', { name: 'Runs' });
  await expect(table.getByRole('row')).toHaveCount(3);
  await page.getByRole('textbox', { name: 'Name of the reference value' }).fill('state of the art');
  await page.getByRole('textbox', { name: 'Value, a fraction' }).fill('0.953');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Reference values' })).toContainText('state of the art');
  await table.getByRole('row', { name: /first model/ }).click();
  await page.getByRole('textbox', { name: 'Model version' }).fill('3.0.1');
  await page.getByRole('button', { name: /^Save Ctrl/ }).click();
  await expect(table.getByRole('row', { name: /first model/ })).toContainText('3.0.1');
  await goldset.look('analyse-runs');
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(table.getByRole('row')).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(table.getByRole('row')).toHaveCount(3);
});

test('the samples with models open on what to work on first', async ({ goldset }) => {
  const page = await goldset.launch();
  await page.getByRole('button', { name: /^Where does the model fail/ }).last().click();
  // thousands of items and predictions are imported at the first opening
  await expect(page.getByRole('grid')).toBeVisible({ timeout: 90_000 });
  await page.keyboard.press('Control+5');
  await expect(page.getByRole('region', { name: 'The run overall' })).toContainText('errors on');
  await settled(goldset);
  await goldset.screenshot('sample-errors-overview');
  await page.keyboard.press('Control+Shift+R');
  await settled(goldset);
  await goldset.screenshot('sample-errors-runs');
  await page.keyboard.press('Control+Shift+W');
  await page.getByRole('button', { name: /^Speech in noise/ }).last().click();
  await expect(page.getByRole('grid')).toBeVisible({ timeout: 90_000 });
  await page.keyboard.press('Control+5');
  await page.keyboard.press('Control+Shift+T');
  await expect(page.getByRole('grid', { name: 'Tag table' }).getByRole('row')).not.toHaveCount(0);
  await settled(goldset);
  await goldset.look('sample-lecture-tags');
  await page.getByRole('grid', { name: 'Tag table' }).getByRole('row').nth(1).click();
  await expect(beside(goldset).getByRole('status')).toHaveText(/errors?$/);
});

test('without runs, with one class, with forty: every state is drawn', async ({ goldset }) => {
  await goldset.launch({ args: [makeErrors(goldset.folder, 'None', { ...CALLS, items: 12, runs: [] })] });
  await goldset.page.keyboard.press('Control+5');
  await expect(goldset.page.getByRole('button', { name: /Import predictions/ })).toBeVisible();
  await goldset.look('analyse-none');
  await goldset.relaunch({ args: [makeErrors(goldset.folder, 'One', { classes: ['only'], items: 15, tags: {}, runs: [['constant', 1]] })] });
  await goldset.page.keyboard.press('Control+5');
  await expect(goldset.page.getByRole('region', { name: 'The run overall' })).toContainText('Only 15 items');
  await settled(goldset);
  await goldset.look('analyse-one');
  const forty = { ...CALLS, classes: Array.from({ length: 40 }, (_, place) => `topic ${place + 1}`), items: 3_000, runs: [['wide', 0.8]] as const };
  await goldset.relaunch({ args: [makeErrors(goldset.folder, 'Forty', forty)] });
  await goldset.page.keyboard.press('Control+5');
  await expect(goldset.page.getByRole('region', { name: 'The run overall' })).toContainText('3,000 items');
  await settled(goldset);
  await overview(goldset).getByRole('region', { name: 'Confusion matrix' }).evaluate((element) => element.scrollIntoView());
  await goldset.look('analyse-forty');
});

test('of thousands of rows of tags those in view are drawn, and every one is found', async ({ goldset }) => {
  const wide = { classes: ['a', 'b', 'c'], items: 6_000, tags: { place: Array.from({ length: 2_300 }, (_, place) => `place ${place + 1}`) }, runs: [['first', 0.8], ['second', 0.9]] as const };
  const page = await goldset.launch({ args: [makeErrors(goldset.folder, 'Wide', wide)] });
  await page.keyboard.press('Control+5');
  await page.keyboard.press('Control+Shift+T');
  const table = page.getByRole('grid', { name: 'Tag table' });
  const drawn = () => table.getByRole('row').count();
  await expect(page.getByText(/^2,\d\d\d rows/)).toBeVisible();
  await settled(goldset);
  expect(Number(await table.getAttribute('aria-rowcount'))).toBeGreaterThan(2_000);
  expect(await drawn()).toBeLessThan(60);
  const first = await table.getByRole('row').nth(1).textContent();
  await table.evaluate((element) => element.scrollTo({ top: 30_000 }));
  await expect(table.getByRole('row').nth(1)).not.toHaveText(first!);
  expect(await drawn()).toBeLessThan(60);
  await page.getByRole('searchbox', { name: 'Find rows' }).fill('place 1234');
  await expect(table.getByRole('row')).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Find rows' }).fill('');
  await page.getByRole('button', { name: 'dev', exact: true }).click();
  await settled(goldset);
  await expect(page.getByText(/^[12],\d\d\d rows/)).toBeVisible();
});
