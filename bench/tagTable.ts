import { mainThreadTasks } from './lib/mainThreadTasks';
import { findPredictionsProject, makePredictions } from './lib/makePredictions';
import { withAppOn } from './lib/realApp';

/**
 * The tag table with 2,295 rows in the real app: the longest task of the page's main thread, in processor time, while it is opened, ordered, searched, scrolled and
 * counted anew. `npm run bench -- tagTable`, where there is no display under xvfb-run.
 */
const shape = { items: 6_000, classes: 3, keys: 9, values: 255 };
await withAppOn(findPredictionsProject(shape, makePredictions(shape)), async (app, page) => {
  await page.keyboard.press('Control+5');
  const settled = () => page.getByText(/Computing intervals|Counting$/).first().waitFor({ state: 'detached' });
  await settled();
  const table = page.getByRole('grid', { name: 'Tag table' });
  const find = page.getByRole('searchbox', { name: 'Find rows' });
  const steps: Readonly<Record<string, () => Promise<unknown>>> = {
    'open the tab': async () => {
      await page.keyboard.press('Control+Shift+T');
      await table.getByRole('row').nth(1).waitFor();
      await settled();
    },
    'order by error rate': () => page.getByRole('button', { name: 'Error rate' }).click(),
    'find by typing': () => find.pressSequentially('value 1'),
    'find no more': () => find.fill(''),
    scroll: async () => {
      for (let step = 0; step < 20; step += 1) await table.evaluate((element, top) => element.scrollTo({ top }), step * 1_500);
    },
    'another split': async () => {
      await page.getByRole('button', { name: 'dev', exact: true }).click();
      await settled();
    },
  };
  for (const [name, step] of Object.entries(steps)) console.log(`${name.padEnd(24)} ${(await mainThreadTasks(app, step))[0]!.toFixed(0).padStart(4)} ms`);
});
