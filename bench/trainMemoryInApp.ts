import type { ElectronApplication, Page } from '@playwright/test';
import { withAppOn } from './lib/realApp';
import { findTextProject } from './lib/textProject';

/**
 * Does the window give back what trainings take? Perceptrons on sentence vectors are trained in the real app's model worker, one after the other; prints the memory of the process that holds window and worker, when it has
 * been quiet for five seconds. `npm run bench -- trainMemoryInApp [TRAININGS]`, where there is no display under xvfb-run.
 */
const trainings = Number(process.argv[2] ?? 20);
const QUIET_MS = 5_000;
/** The worker is let go half a minute after a training. */
const LET_GO_MS = 35_000;
const SHOWN = new Set([1, 2, 5, 10, 20, trainings]);

await withAppOn(findTextProject({ items: 600, labelled: 500, classes: 6, words: 12 }), async (app, page) => {
  await page.keyboard.press('Control+4');
  await page.keyboard.press('Control+Shift+T');
  await page.getByRole('combobox', { name: 'Model' }).selectOption('mlp');
  await print(app, page, 'before');
  for (let training = 1; training <= trainings; training += 1) {
    await train(page, training);
    if (SHOWN.has(training)) await print(app, page, `after ${training}`);
  }
  await page.waitForTimeout(LET_GO_MS);
  await print(app, page, 'half a minute later');
});

async function train(page: Page, training: number): Promise<void> {
  await page.getByText(/^Learns from /).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('region', { name: 'Training and its result' }).getByRole('heading', { name: `Training ${training}`, exact: true }).waitFor();
  await page.getByRole('button', { name: 'Stop the training, keep the best so far' }).waitFor({ state: 'detached', timeout: 600_000 });
}

async function print(app: ElectronApplication, page: Page, when: string): Promise<void> {
  await page.waitForTimeout(QUIET_MS);
  const [megabytes, ofOthers] = await app.evaluate(({ app: main, BrowserWindow }) => {
    const own = BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId();
    const metrics = main.getAppMetrics();
    const sum = (of: typeof metrics) => of.reduce((total, { memory }) => total + memory.workingSetSize, 0) / 1024;
    return [sum(metrics.filter(({ pid }) => pid === own)), sum(metrics.filter(({ pid }) => pid !== own))];
  });
  console.log(`${when.padEnd(19)} window and worker ${megabytes.toFixed(0).padStart(4)} MB, all other processes ${ofOthers.toFixed(0).padStart(4)} MB`);
}
