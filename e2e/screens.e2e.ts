import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures';
import { makeProject, runGoldset } from './makeProject';

const TEXTS = [
  'Short.',
  'الخدمة كانت ممتازة والتوصيل سريع، لكن التغليف (box 3) كان تالفًا.',
  'שירות טוב מאוד, אבל המשלוח איחר ב-3 ימים.',
  '配送很快，但是包装盒破了。客服态度不错，我会再买。',
  'とても良い商品です。ただし説明書が読みにくいと感じました。',
  '👩‍👩‍👧‍👦 family pack 🇳🇴 arrived — zalgo: Z̷̧̛a̸̛͝l̴̨͠g̶̛o̵̧͝',
  `One long word: ${'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(12)}`,
  Array.from({ length: 200 }, (_, line) => `Line ${line + 1} of a text that is longer than the window is high, so that it has to be scrolled.`).join('\n'),
];
const CLASSES = ['praise', 'complaint', 'question', 'A class whose name is much longer than its button can show without being cut somewhere', 'شكوى', '称赞', '[unclear]', ...Array.from({ length: 13 }, (_, index) => `topic ${index + 1}`)];

function makeManyScripts(folder: string): string {
  const rows = TEXTS.map((text, index) => ({ id: `item-${index + 1}`, text, channel: index % 2 === 0 ? 'web' : 'phone & fax', length: String(text.length) }));
  const file = makeProject(folder, 'Many scripts, many classes', { rows, classes: CLASSES, importArgs: ['--tags', 'channel'] });
  const answers = path.join(folder, 'answers.csv');
  fs.writeFileSync(answers, `item,annotator,label\n${['Ada', 'Ben', 'Cem'].flatMap((annotator, who) => TEXTS.map((_, index) => `item-${index + 1},${annotator},${CLASSES[(index + (index % 3 === 0 ? who : 0)) % 3]}`)).join('\n')}\n`);
  runGoldset('import', file, answers, '--as', 'annotations');
  return file;
}

test('every screen with long texts, many classes and other scripts', async ({ goldset }) => {
  const { page } = { page: await goldset.launch({ args: [makeManyScripts(goldset.folder)] }) };
  await expect(page.getByRole('grid')).toBeVisible();
  await goldset.look('scripts-data');
  await page.getByText('Column', { exact: true }).click();
  await goldset.look('scripts-column-statistics');

  await page.keyboard.press('Control+2');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada Lovelace-Übermäßig');
  await page.keyboard.press('Enter');
  for (const [index] of TEXTS.entries()) {
    await expect(page.getByRole('region', { name: 'Item to label' }).locator('footer')).toContainText(`item-${index + 1}`);
    if ([1, 3, 6, 7].includes(index)) await goldset.look(`scripts-label-${index + 1}`);
    await page.keyboard.press('Space');
  }
  await goldset.look('scripts-rest');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await goldset.look('keys');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+6');
  await goldset.look('scripts-classes');
  for (const part of ['Guideline', /^Class versions/, /^Guideline versions/]) {
    await page.getByText(part, { exact: typeof part === 'string' }).first().click();
    await goldset.look(`definition-${String(part).replace(/\W/g, '').toLowerCase()}`);
  }
  await page.keyboard.press('Control+7');
  await expect(page.getByText('none.csv')).toBeVisible();
  await goldset.look('scripts-export');
  await page.keyboard.press('Control+8');
  await goldset.look('settings');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('textbox', { name: 'Find a command' })).toBeVisible();
  await goldset.look('palette');
});

test('the samples open with one click and come back among the recent projects', async ({ goldset }) => {
  const page = await goldset.launch();
  for (const [id, title] of [['text', /^E-mails/], ['image', /^Emoji/], ['audio', /^Machine sounds/], ['table', /^Penguins/]] as const) {
    await page.getByRole('button', { name: title }).last().click();
    await expect(page.getByRole('grid')).toBeVisible();
    await expect(page.locator('.ag-row .ag-cell').first()).toBeVisible();
    await goldset.look(`sample-${id}-data`);
    await page.keyboard.press('Control+Shift+W');
    await expect(page.getByRole('heading', { name: 'Goldset', level: 1 })).toBeVisible();
  }
  await goldset.look('home-recent');
});

test('files that are no project are refused in words, and stay as they are', async ({ goldset }) => {
  const empty = path.join(goldset.folder, 'labels.goldset');
  fs.writeFileSync(empty, '');
  const page = await goldset.launch();
  await goldset.answerOpenDialog(empty);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('alert')).toContainText('empty (0 bytes)');
  await goldset.look('home-refused');
  expect(fs.readFileSync(empty)).toHaveLength(0);
});
