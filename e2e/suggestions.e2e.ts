import fs from 'node:fs';
import path from 'node:path';
import type { AutomationLevel } from '../shared/domain/model';
import { expect, test, type RunningApp } from './fixtures';
import { makeProject, runGoldset } from './makeProject';
import { forbidMouse } from './pages/keyboard';
import { ask } from './service';

test.setTimeout(180_000);

const TEXTS = ['Where is my parcel?', 'أين طلبي؟ لم يصل بعد', '我的包裹在哪里？已经等了两个星期', 'شكراً جزيلاً، كل شيء ممتاز', 'すばらしい対応でした。ありがとうございます'];
const CLASSES = ['complaint', 'praise', 'question', 'سؤال', '表扬'];

/** A project with a run `net` that is ever surer of the class it gives, 0.55 at first. */
function makeProjectWithRun(goldset: RunningApp, name: string, classes: readonly string[], classOf: (item: number) => string): string {
  const rows = Array.from({ length: 12 }, (_, index) => ({ id: `i${index + 1}`, text: `${TEXTS[index % TEXTS.length]} (${index + 1})` }));
  const file = makeProject(goldset.folder, name, { rows, classes });
  const lines = rows.map(({ id }, index) => {
    const sure = 0.55 + index * 0.04;
    const probabilities = Object.fromEntries(classes.map((other) => [other, other === classOf(index + 1) ? sure : (1 - sure) / (classes.length - 1)]));
    return JSON.stringify({ item: id, predicted: classOf(index + 1), probabilities });
  });
  const predictions = path.join(goldset.folder, `${name}-predictions.jsonl`);
  fs.writeFileSync(predictions, lines.join('\n'));
  runGoldset('import', file, predictions, '--as', 'predictions', '--run', 'net');
  return file;
}

/** Opens the project on a queue of all its items that the run takes part in to this degree. */
async function startQueue(goldset: RunningApp, file: string, level: AutomationLevel): Promise<number> {
  const page = await goldset.launch({ args: [file] });
  const { queueId } = await ask(page, 'queues.create', { name: 'Model and I', selection: { kind: 'ids', ids: Array.from({ length: 12 }, (_, index) => index + 1) }, order: 'asListed', seed: 1 });
  await setLevel(goldset, queueId, level);
  await page.keyboard.press('Control+2');
  await page.getByRole('textbox', { name: 'Your name' }).waitFor();
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await expectPosition(goldset, 1);
  const chooser = page.getByRole('button', { name: /^Queue/ });
  if ((await chooser.getAttribute('aria-label')) !== 'Queue: Model and I') {
    await chooser.press('Enter');
    await page.getByRole('menuitem', { name: /Model and I/ }).press('Enter');
  }
  await expect(page.getByRole('button', { name: 'Queue: Model and I' })).toBeVisible();
  await expect(stage(goldset)).toBeFocused();
  await forbidMouse(page);
  return queueId;
}

async function setLevel({ page }: RunningApp, queueId: number, level: AutomationLevel): Promise<void> {
  const [run] = await ask(page, 'runs.list', {});
  await ask(page, 'automation.set', { queueId, automation: { level, runId: run!.runId, threshold: 0.75, auditShare: 0, seed: 1 } });
}

const stage = ({ page }: RunningApp) => page.getByRole('region', { name: 'Item to label' });
const expectPosition = (goldset: RunningApp, position: number) => expect(stage(goldset).locator('[data-item-position]')).toHaveAttribute('data-item-position', String(position));
const suggested = ({ page }: RunningApp) => page.getByRole('group', { name: 'Classes' }).getByRole('button', { name: /suggested/ });
const answersOf = async ({ page }: RunningApp, itemId: number) => (await ask(page, 'items.get', { itemId })).events.filter(({ current }) => current).map(({ kind }) => kind);

test('in an assisted queue Enter accepts what is suggested, any other key answers differently, and both are saved', async ({ goldset }) => {
  await startQueue(goldset, makeProjectWithRun(goldset, 'assisted', CLASSES, (item) => CLASSES[item % CLASSES.length]!), 'assisted');
  const { page } = goldset;
  await expect(page.getByText('Assisted by net: it suggests, you decide')).toBeVisible();
  await expect(suggested(goldset)).toHaveText(/praise.*suggested 55%/);
  await goldset.look('label-suggestion');
  await page.keyboard.press('Enter');
  await expectPosition(goldset, 2);
  await expect(page.getByText('Saved: praise, item 1 of 12')).toBeVisible();
  await goldset.look('label-suggestion-rtl');
  await page.keyboard.press('1');
  await expectPosition(goldset, 3);
  await goldset.look('label-suggestion-cjk');
  // taken back, the item has its suggestion again
  await page.keyboard.press('Control+z');
  await expectPosition(goldset, 2);
  await expect(suggested(goldset)).toHaveText(/question.*suggested 59%/);
  await page.keyboard.press('Enter');
  await expectPosition(goldset, 3);
  await expect.poll(() => answersOf(goldset, 2)).toEqual(['label']);
  await page.keyboard.press('?');
  await expect(page.getByText('Accept what the model suggests, where it does')).toBeVisible();
  await goldset.look('label-suggestion-keys');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  for (let position = 3; position <= 12; position += 1) {
    await expectPosition(goldset, position);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('heading', { name: 'All done' })).toBeVisible();
  // one Enter too many does not lead away
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'All done' })).toBeVisible();
});

test('in the shadow nothing is shown and Enter answers nothing; the note says that a model predicts', async ({ goldset }) => {
  const queueId = await startQueue(goldset, makeProjectWithRun(goldset, 'shadow', CLASSES, () => 'praise'), 'shadow');
  const { page } = goldset;
  await expect(page.getByText("Shadow: the model predicts, you don't see it")).toBeVisible();
  await expect(page.getByText(/suggested/)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await goldset.look('label-shadow');
  await expectPosition(goldset, 1);
  await page.keyboard.press('2');
  await expectPosition(goldset, 2);
  expect((await ask(page, 'automation.agreement', { queueId })).unseen).toMatchObject({ n: 1, agreed: 1 });
  // set while somebody labels, another degree is there at once
  await setLevel(goldset, queueId, 'partial');
  await expect(page.getByText(/^Partly by net/)).toBeVisible();
  await expect(suggested(goldset)).toHaveText(/suggested 59%/);
  await expectPosition(goldset, 2);
  await setLevel(goldset, queueId, 'human');
  await expect(page.getByText(/suggested/)).toHaveCount(0);
  await expect(page.locator('[data-automation]')).toHaveCount(0);
});

test('among two hundred classes the suggested one is there without a search, by Enter in the search too', async ({ goldset }) => {
  const classes = Array.from({ length: 200 }, (_, index) => (index === 150 ? 'a category with a name so long that the panel beside the item cannot show all of it' : `Category ${index}`));
  await startQueue(goldset, makeProjectWithRun(goldset, 'many', classes, () => classes[150]!), 'assisted');
  const { page } = goldset;
  const answers = page.getByRole('region', { name: 'Answers' });
  await expect(answers.getByRole('button', { name: /so long.*suggested 55%/ })).toBeVisible();
  await goldset.look('label-suggestion-many');
  await page.keyboard.press('Enter');
  await expectPosition(goldset, 2);
  await page.keyboard.press('/');
  await page.keyboard.press('Enter');
  await expectPosition(goldset, 3);
  await page.keyboard.type('ory 123');
  await page.keyboard.press('Enter');
  await expectPosition(goldset, 4);
  await expect(page.getByText('Saved: Category 123, item 3 of 12')).toBeVisible();
});
