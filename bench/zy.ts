import fs from 'node:fs';
import path from 'node:path';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { findPredictionsProject, makePredictions } from './lib/makePredictions';
import { launchApp } from './lib/realApp';
const shape = { items: 1_000_000, classes: 10, keys: 20, values: 10 };
const project = findPredictionsProject(shape, makePredictions(shape));
const folder = mkdtempSync(path.join(path.dirname(project), 'analyse-'));
const file = path.join(folder, 'predictions.goldset');
copyFileSync(project, file);
const { app, page } = await launchApp(file, path.join(folder, 'user data'));
await page.locator('.ag-row .ag-cell').first().waitFor();
await page.keyboard.press('Control+4');
await page.waitForTimeout(6000);
async function traced(name: string, action: () => Promise<unknown>) {
  await app.evaluate(({ contentTracing }) => contentTracing.startRecording({ included_categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'toplevel', '__metadata', 'disabled-by-default-devtools.timeline.stack'] }));
  await action();
  const out = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording());
  fs.copyFileSync(out, `/tmp/lead/trace-${name}.json`);
}
await traced('overview', async () => { await page.getByRole('button', { name: 'dev', exact: true }).click(); await page.waitForTimeout(2500); });
await page.getByRole('tab', { name: 'Tags' }).click();
await page.waitForTimeout(3000);
await traced('tags', async () => { await page.getByRole('button', { name: 'train', exact: true }).click(); await page.waitForTimeout(2500); });
await traced('go', async () => { await page.getByRole('tab', { name: 'Overview' }).click(); await page.waitForTimeout(2500); });
await app.close();
rmSync(folder, { recursive: true, force: true });
