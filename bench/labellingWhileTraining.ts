import type { Page } from '@playwright/test';
import { describeTimes } from './lib/describeTimes';
import { pressKeys, startLabelling, withAppOn } from './lib/realApp';
import { findTextProject } from './lib/textProject';

/**
 * Labelling in the real app while the model worker trains on texts: key press to next item painted and to acknowledged durable save. The same keys without a training come first, for comparison.
 * `npm run bench -- labellingWhileTraining`, where there is no display under xvfb-run.
 */
const TEXTS = { items: 8_000, labelled: 6_000, classes: 6, words: 15 };
const KEYS = 200;
const MS_BETWEEN_KEYS = 120;

await withAppOn(findTextProject(TEXTS), async (_, page) => {
  await startLabelling(page);
  await pressKeys(page, KEYS, MS_BETWEEN_KEYS);
  await say(page, 'nothing else');
  let keys = 0;
  let trainings = 0;
  await page.evaluate(() => performance.clearMeasures());
  while (keys < KEYS) {
    await train(page);
    trainings += 1;
    await page.keyboard.press('Control+2');
    await page.getByRole('region', { name: 'Item to label' }).waitFor();
    while (keys < KEYS && (await isTraining(page))) {
      await pressKeys(page, 10, MS_BETWEEN_KEYS);
      keys += 10;
    }
  }
  await say(page, `while ${trainings === 1 ? 'a model is' : `${trainings} models one after the other are`} trained`);
});

async function say(page: Page, when: string): Promise<void> {
  for (const [name, what] of [['label.paint', 'key press to next item painted'], ['label.saved', 'key press to durable save']] as const) {
    console.log(describeTimes(`${what}, ${when}`, await page.evaluate((entry) => performance.getEntriesByName(entry).map(({ duration }) => duration), name)));
  }
}

async function train(page: Page): Promise<void> {
  await page.keyboard.press('Control+4');
  await page.keyboard.press('Control+Shift+T');
  await page.getByText(/^Learns from /).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('progressbar', { name: 'Training', exact: true }).waitFor();
}

/** Said at the foot of every screen. */
function isTraining(page: Page): Promise<boolean> {
  return page.getByRole('button', { name: 'Stop the training, keep the best so far' }).isVisible();
}
