import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures';
import { makeProject, runGoldset } from './makeProject';
import { tabTo } from './pages/keyboard';

/** A stream of numbers 0 .. 1 that is the same every time. */
function chance(): () => number {
  let state = 12_345;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
}

interface Crowd {
  readonly classes: readonly string[];
  readonly annotators: readonly string[];
  readonly items: number;
  /** Annotators an item. */
  readonly overlap: number;
}

// Looked at in both themes, on a machine that may be busy.
test.setTimeout(300_000);

const DAY = 24 * 60 * 60 * 1000;

/** People of different skill who confuse neighbouring classes, more so in noisy places and at the beginning. */
function makeCrowd(folder: string, name: string, { classes, annotators, items, overlap }: Crowd): string {
  const random = chance();
  const ids = Array.from({ length: items }, (_, index) => `call-${String(index + 1).padStart(4, '0')}`);
  const places = ['quiet room', 'street', 'car', 'factory floor with a very long name that does not fit'];
  const rows = ids.map((id, index) => ({ id, text: `What was said in call ${index + 1}, and what the caller wanted.`, place: places[index % places.length]!, ...(index % 4 === 0 ? { gold: classes[index % classes.length]! } : {}) }));
  const file = makeProject(folder, name, { rows, classes, importArgs: ['--tags', 'place', '--map', 'gold=gold'] });
  const lines = ids.flatMap((id, index) => {
    const truth = index % classes.length;
    const first = Math.floor(random() * annotators.length);
    return Array.from({ length: overlap }, (_, step) => {
      const who = (first + step) % annotators.length;
      const skill = 0.95 - 0.3 * (who / annotators.length) - (index % 4 === 3 ? 0.25 : 0) - (index < items / 3 ? 0.15 : 0);
      const answer = random() < skill ? truth : (truth + 1) % classes.length;
      return [id, annotators[who], classes[answer], new Date(Date.UTC(2026, 2, 2) + (index / items) * 20 * DAY + step * 60_000).toISOString()].map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',');
    });
  });
  const answers = path.join(folder, `${name} answers.csv`);
  fs.writeFileSync(answers, `item,annotator,label,time\n${lines.join('\n')}\n`);
  runGoldset('import', file, answers, '--as', 'annotations', '--map', 'time=time');
  return file;
}

const THREE = { classes: ['praise', 'complaint', 'question', 'order'], annotators: ['Ada', 'Ben', 'Cem', 'Dana'], items: 240, overlap: 3 };

test('agreement is measured, looked into cell by cell with the keyboard, and its items are listed and labelled', async ({ goldset }) => {
  const page = await goldset.launch({ args: [makeCrowd(goldset.folder, 'Calls', THREE)] });
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('region', { name: 'Agreement overall' })).toContainText('240 items with two or more');
  await expect(page.getByText(/Intervals: 95 %, 2,000 resamples/)).toBeVisible({ timeout: 60_000 });
  await goldset.look('agree-overview');

  const pairs = page.getByRole('grid', { name: 'Cohen’s kappa of each pair of annotators' });
  await tabTo(page, pairs.locator('[tabindex="0"]'));
  await page.keyboard.press('ArrowRight');
  await expect(pairs.getByRole('gridcell', { name: /Cem and Ada: kappa/ })).toBeFocused();
  await page.keyboard.press('Enter');
  const items = page.getByRole('region', { name: 'Items behind the cell' });
  await expect(items).toContainText('Cem and Ada disagree');
  const confusion = page.getByRole('grid', { name: 'Classes of Cem against classes of Ada' });
  await tabTo(page, confusion.locator('[tabindex="0"]'));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(items).toContainText('Cem: praise, Ada: complaint');
  await expect(items.getByRole('button', { name: /Show in Data/ })).toBeEnabled();
  const count = Number(/(\d+) items?/.exec((await items.getByRole('status').textContent()) ?? '')?.[1]);
  expect(count).toBeGreaterThan(0);
  await goldset.look('agree-cell');

  await page.keyboard.press('d');
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(page.getByText('Answer of Cem is praise')).toBeVisible();
  await expect(page.getByText(new RegExp(`^${count} of 240`))).toBeVisible();

  await page.keyboard.press('Control+3');
  await tabTo(page, page.getByRole('grid', { name: 'Classes of one annotator against classes of another' }).locator('[tabindex="0"]'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(items).toContainText('One says complaint, another praise');
  await expect(items.getByRole('button', { name: /Label these/ })).toBeEnabled();
  await page.keyboard.press('l');
  await expect(page.getByRole('textbox', { name: 'Your name' }).or(page.getByRole('region', { name: 'Item to label' })).first()).toBeVisible();

  await page.keyboard.press('Control+3');
  await expect(page.getByRole('img', { name: /^Alpha over time/ })).toBeVisible();
  await page.getByRole('region', { name: 'Over time' }).scrollIntoViewIfNeeded();
  await goldset.look('agree-course');
  await page.getByRole('button', { name: 'Compute Dawid–Skene quality' }).click();
  await expect(page.getByRole('button', { name: 'Dawid–Skene', exact: true })).toBeVisible();
  await page.getByRole('region', { name: 'Annotators' }).first().scrollIntoViewIfNeeded();
  await goldset.look('agree-annotators');
});

test('20 classes in many scripts and 30 annotators stay readable', async ({ goldset }) => {
  const classes = ['شكوى', '称赞', 'שאלה', '[very] long class name that is much wider than any cell could be', '__proto__', ...Array.from({ length: 15 }, (_, index) => `topic ${index + 1}`)];
  const annotators = ['Ada Lovelace-Übermäßig von und zu Hohenlohe', 'أحمد', '田中', 'constructor', ...Array.from({ length: 26 }, (_, index) => `worker-${index + 1}`)];
  const page = await goldset.launch({ args: [makeCrowd(goldset.folder, 'Crowd', { classes, annotators, items: 800, overlap: 5 })] });
  await page.keyboard.press('Control+3');
  await expect(page.getByText(/Intervals: 95 %, 2,000 resamples/)).toBeVisible({ timeout: 60_000 });
  await goldset.look('agree-crowd');
  await page.getByText('List', { exact: true }).click();
  await page.getByText('Count', { exact: true }).click();
  await goldset.look('agree-crowd-list');
});

test('without overlap it says what the screen is for; one annotator, all alike, nothing at all', async ({ goldset }) => {
  const page = await goldset.launch({ args: [makeCrowd(goldset.folder, 'Alone', { ...THREE, annotators: ['Ada'], items: 20, overlap: 1 })] });
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('heading', { name: 'Nobody overlaps yet' })).toBeVisible();
  await goldset.look('agree-none');
  await goldset.relaunch({ args: [makeCrowd(goldset.folder, 'Alike', { ...THREE, classes: ['only'], annotators: ['Ada', 'Ben'], items: 20, overlap: 2 })] });
  await goldset.page.keyboard.press('Control+3');
  await expect(goldset.page.getByText(/Agreement beyond chance is undefined \(no variation/)).toBeVisible();
  await goldset.look('agree-alike');
});
