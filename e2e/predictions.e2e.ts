import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures';
import { makeProject } from './makeProject';
import { Journey } from './pages/journey';
import { press, tabTo } from './pages/keyboard';

test.setTimeout(240_000);

const CLASSES = ['praise', 'complaint', 'a class with a name so long that no column of a preview can show all of it', 'سؤال'];

test('predictions are imported with the keyboard, and what the model got wrong is listed', async ({ goldset }) => {
  const rows = Array.from({ length: 60 }, (_, index) => ({ id: `c${index + 1}`, text: `Call ${index + 1}`, gold: CLASSES[index % 4]! }));
  const project = makeProject(goldset.folder, 'Calls', { rows, classes: CLASSES, importArgs: ['--map', 'gold=gold'] });
  const lines = rows.map(({ id, gold }, index) => {
    const predicted = index % 6 === 0 ? CLASSES[(CLASSES.indexOf(gold) + 1) % 4]! : gold;
    return [id, predicted, ...CLASSES.map((name) => (name === predicted ? 0.7 : 0.1))].join(',');
  });
  const file = path.join(goldset.folder, 'cnn.csv');
  fs.writeFileSync(file, ['item,pred,' + CLASSES.map((name) => `p_${name}`).join(','), ...lines, 'stranger,praise,1,0,0,0'].join('\n'));
  const page = await goldset.launch({ args: [project] });
  const journey = new Journey(goldset, 'Calls');

  await goldset.answerOpenDialog(file);
  await page.keyboard.press('Control+i');
  await page.getByRole('button', { name: /^Choose files/ }).first().waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('group', { name: 'Columns' }).waitFor({ timeout: 15_000 });
  await journey.chooseRows('Predictions of a model');
  await expect(page.getByText('4 found; what follows is the class')).toBeVisible();
  await tabTo(page, page.getByRole('textbox', { name: 'Model version' }));
  await page.keyboard.type('2.1');
  await expect(page.getByText('MAJOR.MINOR.PIPELINE')).toBeVisible();
  await page.keyboard.type('.0');
  await goldset.look('import-predictions');
  await page.keyboard.press('Control+Enter');
  // an item that the project does not have is told of, and can be left out
  await expect(page.getByText(/stranger/).first()).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Skip such rows' }).first());
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: /^Import 60 predictions/ })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Imported', exact: true })).toBeVisible();
  await goldset.look('import-predictions-done');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('10 of 60 items')).toBeVisible();
  await expect(page.getByText('cnn: outcome is wrong')).toBeVisible();
  await expect(page.locator('.ag-row').filter({ hasText: 'wrong' }).first()).toBeVisible();
  await goldset.look('data-predictions');
});
