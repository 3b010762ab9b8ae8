import { checkAccessibility, expect, type RunningApp, test } from './fixtures';
import { makeErrors } from './makeErrors';

/** Kept as a picture in both themes, and looked over by axe in both. */
async function look(goldset: RunningApp, name: string): Promise<void> {
  await goldset.screenshot(name);
  for (const theme of ['dark', 'light'] as const) {
    await goldset.setTheme(theme);
    await checkAccessibility(goldset.page);
  }
}

// Looked at in both themes, on a machine that may be busy.
test.setTimeout(300_000);

const CALLS = {
  classes: ['praise', 'complaint', 'question', 'order', 'a class whose name is much longer than any column or cell of a table can ever show', 'شكوى', '称赞', 'refund'],
  items: 1_200,
  tags: { place: ['quiet room', 'street', 'السيارة', '工厂', 'factory floor with a very long name that does not fit'], device: ['phone', 'headset'], speaker: Array.from({ length: 40 }, (_, place) => `speaker ${place + 1}`) },
  runs: [['first model', 0.8], ['second model with a rather long name', 0.88]] as const,
};

test('what a run gets wrong is looked into by class and by tag, and the runs are compared', async ({ goldset }) => {
  const page = await goldset.launch({ args: [makeErrors(goldset.folder, 'Calls', CALLS)] });
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('region', { name: 'The run overall' })).toContainText('errors on 1,200 items');
  await page.waitForTimeout(3000);
  await look(goldset, 'analyse-overview');
  await page.keyboard.press('Control+Shift+T');
  await page.waitForTimeout(3000);
  await look(goldset, 'analyse-tags');
  await page.keyboard.press('Control+Shift+R');
  await page.waitForTimeout(1000);
  await look(goldset, 'analyse-runs');
});
