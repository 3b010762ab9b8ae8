import fs from 'node:fs';
import path from 'node:path';
import { checkAccessibility, expect, test, type RunningApp } from './fixtures';
import { makeProject, runGoldset } from './makeProject';
import { ask } from './service';

const ROWS = Array.from({ length: 40 }, (_, index) => ({ id: `i${index + 1}`, text: `Item number ${index + 1}` }));

function backupsOf({ userData }: RunningApp): string[] {
  const folder = path.join(userData, 'backups');
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder).flatMap((project) => fs.readdirSync(path.join(folder, project)).map((name) => path.join(folder, project, name)));
}

/** Opens a project, labels the first items of it, and opens it again, so that the backup of opening holds them. */
async function labelAndBackUp(goldset: RunningApp, labels: number): Promise<string> {
  const file = makeProject(goldset.folder, 'mail', { rows: ROWS, classes: ['spam', 'ham'] });
  const page = await goldset.launch({ args: [file] });
  await ask(page, 'annotators.add', { name: 'Ada', role: 'annotator' });
  await page.reload();
  await page.locator('#root main').waitFor();
  await page.keyboard.press('Control+2');
  await expect(page.getByText('Item number 1', { exact: true })).toBeVisible();
  for (let item = 1; item <= labels; item += 1) await page.keyboard.press(String((item % 2) + 1));
  await expect(page.getByRole('progressbar', { name: 'Labelled' })).toHaveAttribute('aria-valuenow', String(labels));
  await goldset.close();
  expect(fs.readdirSync(goldset.folder).filter((name) => /-(wal|shm)$|\.lock$/.test(name))).toEqual([]);
  const earlier = backupsOf(goldset).length;
  await goldset.launch({ args: [file] });
  await expect.poll(() => backupsOf(goldset).filter((name) => name.endsWith('.goldset')).length, { timeout: 20_000 }).toBeGreaterThan(earlier);
  await goldset.close();
  return file;
}

test('a damaged project names its backup on Home, which restores it as a new file with the labels in it', async ({ goldset }) => {
  const file = await labelAndBackUp(goldset, 6);
  fs.truncateSync(file, 20_000);
  const damaged = fs.readFileSync(file);

  const page = await goldset.launch({ args: [file] });
  const problem = page.getByRole('alert');
  await expect(problem).toContainText('The project file is damaged');
  await expect(problem).toContainText(/A backup of \d\d:\d\d has 6 labels\./);
  await checkAccessibility(page);
  await goldset.screenshot('damaged-project');
  await problem.getByRole('button', { name: 'Restore that backup as a new file' }).click();
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  expect(await ask(page, 'project.get', {})).toMatchObject({ annotations: 6, items: 40, readOnly: null, fileName: expect.stringMatching(/^mail \(restored \d{4}-\d\d-\d\d\)\.goldset$/) });
  expect(fs.readFileSync(file).equals(damaged)).toBe(true);

  const restored = path.join(goldset.folder, (await ask(page, 'project.get', {}))!.fileName);
  await goldset.close();
  expect(runGoldset('verify', restored)).toMatchObject({ ok: true });
});

test('damage that opening does not see is found in the background: labels pause, and the backup can be restored from there', async ({ goldset }) => {
  const file = await labelAndBackUp(goldset, 4);
  const sound = fs.readFileSync(file);
  const page = await goldset.launch({ args: [file] });
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  // a page of the open file goes bad on the disk, before the check three seconds after opening
  const handle = fs.openSync(file, 'r+');
  fs.writeSync(handle, Buffer.alloc(4_096, 0xff), 0, 4_096, sound.length - 4_096);
  fs.closeSync(handle);
  const banner = page.getByRole('status').filter({ hasText: 'Labels are paused' });
  await expect(banner).toContainText('mail.goldset is damaged', { timeout: 20_000 });
  await expect(banner).toContainText(/A backup of \d\d:\d\d has 4 labels\./);
  await banner.getByRole('button', { name: 'Restore that backup as a new file' }).click();
  await expect(banner).toHaveCount(0);
  expect(await ask(page, 'project.get', {})).toMatchObject({ annotations: 4, readOnly: null, fileName: expect.stringContaining('(restored ') });
});

test('the open project cannot be made to restore itself while it is sound', async ({ goldset }) => {
  const file = await labelAndBackUp(goldset, 1);
  const page = await goldset.launch({ args: [file] });
  expect(await page.evaluate(() => window.goldset.restoreBackup({}))).toMatchObject({ state: 'failed', code: 'notDamaged' });
  expect(fs.readdirSync(goldset.folder).filter((name) => name.includes('restored'))).toEqual([]);
});

test('a project that is closed for another leaves nothing beside its file', async ({ goldset }) => {
  const [one, other] = ['one', 'other'].map((name) => makeProject(goldset.folder, name, { rows: ROWS, classes: ['spam', 'ham'] }));
  const page = await goldset.launch({ args: [one!] });
  await ask(page, 'annotators.add', { name: 'Ada', role: 'annotator' });
  await goldset.answerOpenDialog(other!);
  expect(await page.evaluate(() => window.goldset.openProject({}))).toEqual({ state: 'opened' });
  expect(fs.readdirSync(goldset.folder).filter((name) => name.startsWith('one.goldset')).sort()).toEqual(['one.goldset']);
});
