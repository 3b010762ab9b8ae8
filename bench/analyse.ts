import type { Page } from '@playwright/test';
import { describeTimes } from './lib/describeTimes';
import { findPredictionsProject, makePredictions } from './lib/makePredictions';
import { withAppOn } from './lib/realApp';

/**
 * The Analyse screen of the real app on 1,000,000 predictions, 10 classes, 20 tag keys x 10 values (or the number of items given): from the click on a split to the new
 * figures painted, on the tag table and on the overview with its confusion matrix, with nothing else running and while bootstrap intervals of the population before
 * are computed; and the tasks of the page's main thread that took longer than 50 ms. `npm run bench -- analyse`, where there is no display under xvfb-run.
 */
const shape = { items: Number(process.argv[2] ?? 1_000_000), classes: 10, keys: 20, values: 10 };
/** Each makes a population that was not asked for before: answers are kept until the page is loaded again. */
const CLICKS = ['train', 'dev', 'train', 'test', 'dev', 'train'];

await withAppOn(findPredictionsProject(shape, makePredictions(shape)), async (app, page) => {
  await watchTasks(page);
  const start = performance.now();
  await page.keyboard.press('Control+5');
  await page.keyboard.press('Control+Shift+T');
  await page.getByRole('grid', { name: 'Tag table' }).getByRole('row').nth(1).waitFor();
  console.log(`${shape.items.toLocaleString('en')} predictions: first tag table after ${((performance.now() - start) / 1_000).toFixed(2)} s, its loading included`);
  await intervals(page);
  console.log(`all bootstrap intervals on the screen after ${((performance.now() - start) / 1_000).toFixed(2)} s`);
  await longTasks(page, 'opening');
  for (const [tab, table] of [['Tags', 'Tag table'], ['Overview', 'Confusion matrix']] as const) {
    for (const isBusy of [false, true]) {
      await page.reload();
      await page.keyboard.press('Control+5');
      await watchTasks(page);
      await page.getByRole('tab', { name: tab }).click();
      await intervals(page);
      await page.waitForTimeout(1_000);
      await longTasks(page, `going to ${tab}`);
      const times: { readonly figures: number; readonly everything: number }[] = [];
      for (const split of CLICKS) {
        times.push(await clickToPaint(page, split, table));
        // the bootstrap of this population has begun, and is cut off by the next click; or the next click comes after it
        if (isBusy) await page.waitForTimeout(400);
        else await intervals(page);
      }
      console.log(describeTimes(`a split on or off, ${isBusy ? 'while intervals are computed' : 'nothing else running'}: ${table}`, times.map(({ figures }) => figures)));
      console.log(describeTimes('  and the items beside it, curves', times.map(({ everything }) => everything)));
      await longTasks(page, 'meanwhile');
    }
  }
  const memory = await app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ type, name, memory: { workingSetSize } }) => ({ what: name ?? type, mb: workingSetSize / 1_024 })));
  console.log(`memory: ${memory.map(({ what, mb }) => `${what} ${mb.toFixed(0)} MB`).join(', ')}`);
});

/** Milliseconds from the click to the frame after the one in which the table has other numbers and is not stale; and to that in which nothing on the screen is. */
function clickToPaint(page: Page, split: string, table: string): Promise<{ readonly figures: number; readonly everything: number }> {
  return page.evaluate(
    async ([name, label]) => {
      const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
      const shown = () => document.querySelector<HTMLElement>(`[aria-label="${label}"]`)!;
      const chip = [...document.querySelectorAll<HTMLButtonElement>('[aria-label="Splits"] button')].find(({ textContent }) => textContent === name)!;
      const before = shown().textContent;
      const start = performance.now();
      chip.click();
      await frame();
      while (shown().closest('[aria-busy="true"]') || shown().textContent === before) await frame();
      await frame();
      const figures = performance.now() - start;
      while (document.querySelector('[aria-busy="true"]')) await frame();
      await frame();
      return { figures, everything: performance.now() - start };
    },
    [split, table] as const,
  );
}

async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    (window as unknown as { longTasks: number[] }).longTasks = tasks;
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  });
}

/** Since it was asked last. */
async function longTasks(page: Page, when: string): Promise<void> {
  const long = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.splice(0));
  console.log(`  tasks over 50 ms on the page's main thread, ${when}: ${long.length}${long.length > 0 ? ` (${long.map((ms) => ms.toFixed(0)).join(', ')} ms)` : ''}`);
}

async function intervals(page: Page): Promise<void> {
  await page.waitForTimeout(50);
  await page.waitForFunction(() => !/Computing intervals|Counting$/.test(document.body.textContent), undefined, { timeout: 120_000, polling: 100 });
}
