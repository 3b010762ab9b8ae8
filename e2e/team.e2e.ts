import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { makeProject, runGoldset } from './makeProject';
import { choose, press, tabTo } from './pages/keyboard';
import { ask } from './service';

/** Items to be shared out, and beside them items with a gold label. */
const WORK = 60;
const QUESTIONS = 12;

function makeTeamProject(folder: string): string {
  const rows = Array.from({ length: WORK + QUESTIONS }, (_, index) => ({ id: `item-${index + 1}`, text: `Is message number ${index + 1} an advertisement?`, channel: index % 2 === 0 ? 'web' : 'phone' }));
  const file = makeProject(folder, 'team', { rows, classes: ['yes', 'no'], importArgs: ['--tags', 'channel'] });
  const gold = path.join(folder, 'gold.csv');
  fs.writeFileSync(gold, `item,label\n${rows.slice(WORK).map(({ id }, index) => `${id},${index % 3 === 0 ? 'no' : 'yes'}`).join('\n')}\n`);
  runGoldset('import', file, gold, '--as', 'gold');
  return file;
}

async function openTeam(page: Page): Promise<void> {
  await page.keyboard.press('Control+3');
  await page.getByRole('tab', { name: /^Team/ }).waitFor();
  await page.keyboard.press('Control+Shift+T');
  await expect(page.getByRole('heading', { name: 'People', exact: true })).toBeVisible();
}

/** Two keystrokes: another person. */
async function switchTo(page: Page, name: string, number: number): Promise<void> {
  await page.keyboard.press('Control+u');
  await page.getByRole('dialog').getByText(name, { exact: true }).waitFor();
  await page.keyboard.press(String(number));
  await expect(page.getByRole('banner').getByText(name, { exact: true })).toBeVisible();
}

/** Presses keys until the queue is done, and returns how many it took. */
async function labelAll(page: Page, keyOf: (item: number) => string): Promise<number> {
  const stage = page.getByRole('region', { name: 'Item to label' });
  const labelled = page.getByRole('progressbar', { name: 'Labelled' });
  await stage.locator('[data-item-id]').waitFor();
  const total = Number(await labelled.getAttribute('aria-valuemax'));
  for (let done = 0; done < total; done += 1) {
    const id = Number((await stage.locator('footer bdi').first().textContent())?.replace('item-', ''));
    await page.keyboard.press(keyOf(id));
    await expect(labelled).toHaveAttribute('aria-valuenow', String(done + 1));
  }
  return total;
}

test('three people, keys only: work is planned, everybody labels their own queue blind, gold questions and progress come out right', async ({ goldset }) => {
  test.setTimeout(240_000);
  const page = await goldset.launch({ args: [makeTeamProject(goldset.folder)] });
  await expect(page.getByRole('grid')).toBeVisible();
  await openTeam(page);
  await goldset.look('team-nobody');

  const newcomer = page.getByRole('textbox', { name: 'Name of a new annotator' });
  for (const name of ['Ann', 'Ben', 'Cem', 'Lea']) {
    await tabTo(page, newcomer);
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: `Name of ${name}` })).toBeVisible();
  }
  await choose(page, page.getByRole('combobox', { name: 'Role of Lea' }), 'Adjudicator');
  await switchTo(page, 'Lea', 4);

  await tabTo(page, page.getByRole('combobox', { name: 'Items' }));
  await page.keyboard.type('without');
  await tabTo(page, page.getByRole('textbox', { name: 'Annotators for every item' }));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('3');
  const share = page.getByRole('button', { name: 'Share out 180 assignments' });
  await expect(share).toBeEnabled();
  await expect(page.getByText('Every two of them share 60 items.')).toBeVisible();
  await goldset.look('team-plan');
  await page.keyboard.press('Control+Enter');
  const plan = page.getByRole('article', { name: 'Plan Round 1' });
  await expect(plan).toContainText('0 of 180');
  await expect(plan.getByRole('progressbar')).toHaveCount(3);

  const hide = page.getByRole('button', { name: 'Hide 15 questions' });
  await press(page, hide);
  await expect(page.getByRole('region', { name: 'Results of gold questions' }).getByRole('row')).toHaveCount(4);

  // each labels what is theirs; the first and the second differ on every third item
  const answers: Readonly<Record<string, (item: number) => string>> = { Ann: () => '1', Ben: (item) => (item % 3 === 0 ? '2' : '1'), Cem: () => '1' };
  for (const [index, name] of ['Ann', 'Ben', 'Cem'].entries()) {
    await switchTo(page, name, index + 1);
    await page.keyboard.press('Control+2');
    await expect(page.getByRole('button', { name: 'Queue: Round 1' })).toBeVisible();
    expect(await labelAll(page, answers[name]!)).toBe(WORK + 5);
    await expect(page.getByRole('heading', { name: 'Your assigned items are done' })).toBeVisible();
    if (name === 'Ann') await goldset.look('team-rest');
  }

  await page.keyboard.press('Control+1');
  await expect(page.getByRole('columnheader', { name: 'Split' })).toBeVisible();
  for (const hidden of ['Gold', 'Answer', 'Agreement']) await expect(page.getByRole('columnheader', { name: hidden, exact: true })).toHaveCount(0);
  const details = page.getByRole('complementary', { name: 'Details' });
  await expect(details).toContainText('You label blind');
  await expect(details.locator('li')).toHaveCount(1);
  await expect(details.locator('li')).toContainText('Cem');
  await goldset.look('team-blind-data');

  await switchTo(page, 'Lea', 4);
  await expect(details.locator('li')).toHaveCount(3);
  await expect(page.getByRole('columnheader', { name: 'Gold', exact: true })).toBeVisible();
  await openTeam(page);
  await expect(plan).toContainText('195 answers, done');
  await goldset.look('team-done');
  const results = await ask(page, 'goldQuestions.result', {});
  expect(results.map(({ name, asked, answered }) => [name, asked, answered])).toEqual([['Ann', 5, 5], ['Ben', 5, 5], ['Cem', 5, 5]]);
  // those who gave the same answers to the same questions did equally well
  expect(results[0]!.right).toBe(results[2]!.right);
  expect(runGoldset('stats', path.join(goldset.folder, 'team.goldset'))).toMatchObject({ annotations: 195 });
});

test('a large team with long names, and items that go on until enough agree', async ({ goldset }) => {
  const page = await goldset.launch({ args: [makeTeamProject(goldset.folder)] });
  await expect(page.getByRole('grid')).toBeVisible();
  const names = ['Wolfeschlegelsteinhausenbergerdorff-Übermäßig the Third of that Name', 'عبد الرحمن بن خلدون الحضرمي', '王小明', ...Array.from({ length: 27 }, (_, index) => `Annotator ${index + 4}`)];
  const ids: number[] = [];
  for (const name of names) ids.push((await ask(page, 'annotators.add', { name, role: 'annotator' })).id);
  await openTeam(page);
  await expect(page.getByRole('button', { name: 'Share out 144 assignments' })).toBeEnabled();
  await goldset.look('team-thirty');
  await tabTo(page, page.getByRole('radio', { name: 'The same for every item' }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('textbox', { name: 'Annotators at most' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const plan = page.getByRole('article', { name: 'Plan Round 1' });
  await expect(plan.getByRole('progressbar')).toHaveCount(30);
  await goldset.look('team-thirty-planned');
  await page.keyboard.press('Control+z');
  await expect(plan).toHaveCount(0);
});
