import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, RunningApp, test } from './fixtures';
import { makeProject, runGoldset } from './makeProject';
import { press } from './pages/keyboard';
import { ask } from './service';

const ITEMS = 8;

async function openTeam(page: Page): Promise<void> {
  await page.keyboard.press('Control+3');
  await page.getByRole('tab', { name: /^Team/ }).waitFor();
  await page.keyboard.press('Control+Shift+T');
  await expect(page.getByRole('heading', { name: 'Work packages' })).toBeVisible();
}

async function lookAtPackages(running: RunningApp, name: string): Promise<void> {
  await running.page.getByRole('heading', { name: 'Work packages' }).scrollIntoViewIfNeeded();
  await running.look(name);
}

/** Somebody else's machine: another user-data folder and another place for files. Labels the whole package and gives back the returned one. */
async function labelElsewhere(folder: string, parcel: string, keys: string, lookAt: (running: RunningApp) => Promise<void> = () => Promise.resolve()): Promise<string> {
  fs.mkdirSync(folder);
  const mine = path.join(folder, path.basename(parcel));
  fs.copyFileSync(parcel, mine);
  const other = new RunningApp(folder);
  try {
    const page = await other.launch({ args: [mine] });
    await page.keyboard.press('Control+2');
    const labelled = page.getByRole('progressbar', { name: 'Labelled' });
    await page.getByRole('region', { name: 'Item to label' }).locator('[data-item-id]').waitFor();
    for (const [index, key] of [...keys].entries()) {
      await page.keyboard.press(key);
      await expect(labelled).toHaveAttribute('aria-valuenow', String(index + 1));
    }
    await openTeam(page);
    await lookAt(other);
    await other.answerOpenDialog(folder);
    await page.keyboard.press('Control+Shift+B');
    await expect(page.getByText(/Send it back/)).toBeVisible();
    expect(other.failures).toEqual([]);
  } finally {
    await other.close();
  }
  return path.join(folder, fs.readdirSync(folder).find((name) => name.endsWith('(back).goldset-package'))!);
}

test('work goes out as files, is labelled in another Goldset, comes back, is previewed and merged; again changes nothing, and the order does not matter', async ({ goldset }) => {
  test.setTimeout(300_000);
  const rows = Array.from({ length: ITEMS }, (_, index) => ({ id: `m${index + 1}`, text: `Is message number ${index + 1} an advertisement?` }));
  const file = makeProject(goldset.folder, 'mail', { rows, classes: ['yes', 'no'] });
  let page = await goldset.launch({ args: [file] });
  await expect(page.getByRole('grid')).toBeVisible();
  for (const name of ['Ann', 'Ben']) await ask(page, 'annotators.add', { name, role: 'annotator' });
  page = await goldset.relaunch();
  const base = path.join(goldset.folder, 'base.goldset');
  fs.copyFileSync(file, base);
  await goldset.relaunch({ args: [file] });
  page = goldset.page;
  await expect(page.getByRole('grid')).toBeVisible();
  await openTeam(page);
  await goldset.answerOpenDialog(goldset.folder);
  for (const name of ['Ann', 'Ben']) {
    await press(page, page.getByRole('button', { name: `Hand out a package to ${name}` }));
    await expect(page.getByText(`Give it to ${name}`)).toBeVisible();
  }
  await lookAtPackages(goldset, 'packages-out');

  const packageOf = (name: string) => path.join(goldset.folder, `mail - ${name}.goldset-package`);
  const ann = await labelElsewhere(path.join(goldset.folder, 'ann'), packageOf('Ann'), '12121212', (other) => lookAtPackages(other, 'packages-own'));
  const ben = await labelElsewhere(path.join(goldset.folder, 'ben'), packageOf('Ben'), '11221122');

  for (const [name, back] of [['Ann', ann], ['Ben', ben]] as const) {
    await goldset.answerOpenDialog(back);
    await page.keyboard.press('Control+Shift+M');
    const preview = page.getByRole('region', { name: 'What a merge would bring' });
    await expect(preview).toContainText(`${ITEMS} answers would come in`);
    if (name === 'Ann') await lookAtPackages(goldset, 'packages-preview');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('region', { name: 'What was merged' })).toContainText(`${ITEMS} answers came in`);
  }
  await expect(page.getByRole('region', { name: 'Files merged' }).getByRole('listitem')).toHaveCount(2);
  await lookAtPackages(goldset, 'packages-merged');
  await goldset.answerOpenDialog(ann);
  await page.keyboard.press('Control+Shift+M');
  await expect(page.getByRole('region', { name: 'What a merge would bring' })).toContainText('Everything in there is known already');
  // what is no work package is refused by name
  const letter = path.join(goldset.folder, 'letter.goldset-package');
  fs.writeFileSync(letter, 'Dear all');
  await goldset.answerOpenDialog(letter);
  await page.keyboard.press('Control+Shift+M');
  await expect(page.getByRole('main').getByText(/letter\.goldset-package.*Nothing was changed/)).toBeVisible();
  await lookAtPackages(goldset, 'packages-refused');
  await goldset.close();

  const other = path.join(goldset.folder, 'other.goldset');
  fs.copyFileSync(base, other);
  expect(runGoldset('merge', other, ben, ann)).toMatchObject({ added: 2 * ITEMS, known: 0, conflicts: 0 });
  expect(runGoldset('merge', other, ann)).toMatchObject({ added: 0, known: ITEMS, conflicts: 0 });
  const answers = (project: string) => {
    const out = path.join(goldset.folder, `${path.basename(project)}.csv`);
    runGoldset('export', project, '--what', 'annotations', '--format', 'csv', '--out', out);
    return fs.readFileSync(out, 'utf8').split('\n').sort();
  };
  expect(answers(other)).toEqual(answers(file));
  for (const project of [file, other]) expect(runGoldset('verify', project)).toEqual({ ok: true, problems: [] });
});
