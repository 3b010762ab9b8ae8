import fs from 'node:fs';
import { expect, test, type RunningApp } from './fixtures';
import { seededRandom } from './fuzz';
import { makeProject, runGoldset } from './makeProject';
import { ask } from './service';

const ROUNDS = Number(process.env.GOLDSET_CRASH_ROUNDS ?? 5);
const SEED = Number(process.env.GOLDSET_CRASH_SEED ?? 3);
const isShort = ROUNDS <= 5;
const KEY_EVERY_MS = 200;
const CLASSES = ['one', 'two', 'three'];
/** Kills are 3 to 8 seconds apart; a margin for a slow machine. */
const ITEMS = 200 + ROUNDS * 60;

test.setTimeout(120_000 + ROUNDS * 20_000);

/** Opens a project of its own on the Label screen, with somebody to label. */
async function startLabelling(goldset: RunningApp): Promise<string> {
  const file = makeProject(goldset.folder, 'crash', { rows: Array.from({ length: ITEMS }, (_, index) => ({ id: `i${index + 1}`, text: `Item number ${index + 1}` })), classes: CLASSES });
  const page = await goldset.launch({ args: [file] });
  await ask(page, 'annotators.add', { name: 'Ada', role: 'annotator' });
  await page.reload();
  await page.locator('#root main').waitFor();
  await page.keyboard.press('Control+2');
  await labelled(goldset).waitFor();
  await expect(page.getByText('Item number 1', { exact: true })).toBeVisible();
  return file;
}

const labelled = (goldset: RunningApp) => goldset.page.getByRole('progressbar', { name: 'Labelled' });

const itemOnScreen = (goldset: RunningApp) => goldset.page.evaluate(() => /^Item number (\d+)$/m.exec(document.body.innerText)?.[1] ?? '');

/**
 * Presses class keys at a steady rate until stopped; tells which class each press meant, in order. A press is taken when the next
 * item comes to the screen; `untaken` counts the others: labelling pauses once an answer has waited for two seconds.
 */
function pressKeys(goldset: RunningApp, random: () => number) {
  const pressed: number[] = [];
  let untaken = 0;
  const stopping = new AbortController();
  const done = (async () => {
    for (let next = performance.now(); !stopping.signal.aborted; next += KEY_EVERY_MS) {
      await goldset.page.waitForTimeout(Math.max(0, next - performance.now()));
      const choice = Math.floor(random() * CLASSES.length);
      const before = await itemOnScreen(goldset);
      await goldset.page.keyboard.press(String(choice + 1));
      const isTaken = await expect.poll(() => itemOnScreen(goldset), { intervals: [10], timeout: 1_500 }).not.toBe(before).then(() => true, () => false);
      if (isTaken) pressed.push(choice);
      else untaken += 1;
    }
  })();
  return {
    pressed,
    untaken: () => untaken,
    stop: () => {
      stopping.abort();
      return done;
    },
  };
}

const processId = (goldset: RunningApp, name: string) => goldset.app.evaluate(({ app }, wanted) => app.getAppMetrics().find((metric) => metric.name === wanted)?.pid, name);

/** What the project holds must be the presses: one event an item, in order, none lost, none twice. */
async function expectStored(goldset: RunningApp, file: string, pressed: readonly number[]): Promise<void> {
  const { page } = goldset;
  const schema = await ask(page, 'labelSchema.get', {});
  const [ada] = await ask(page, 'annotators.list', {});
  expect(ada!.annotations).toBe(pressed.length);
  await expect(labelled(goldset)).toHaveAttribute('aria-valuenow', String(pressed.length));
  await goldset.close();
  const out = `${file}.jsonl`;
  runGoldset('export', file, '--out', out, '--what', 'annotations', '--history');
  expect(runGoldset('verify', file)).toMatchObject({ ok: true });
  const events = fs.readFileSync(out, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { item: string; label: string; annotator: string });
  expect(events.map(({ item, label }) => `${item} ${label}`).sort()).toEqual(pressed.map((choice, index) => `i${index + 1} ${schema.classes[choice]!.name}`).sort());
}

test(`T3 the data process is killed ${ROUNDS} times while somebody labels: nothing lost, nothing twice, and labelling goes on`, async ({ goldset }) => {
  const random = seededRandom(SEED);
  const file = await startLabelling(goldset);
  const { page } = goldset;
  await page.evaluate(() => {
    const arrivals: number[] = [];
    Object.assign(window, { dataPortArrivals: arrivals });
    window.addEventListener('message', ({ data }: MessageEvent<{ type?: string; service?: string }>) => data?.type === 'goldset-port' && data.service === 'data' && arrivals.push(Date.now()));
  });
  const keys = pressKeys(goldset, random);
  const recoveries: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.waitForTimeout(isShort ? 2_600 + random() * 1_400 : 3_000 + random() * 5_000);
    const pid = await processId(goldset, 'data');
    const killedAt = Date.now();
    process.kill(pid!, 'SIGKILL');
    await expect.poll(() => page.evaluate(() => (window as unknown as { dataPortArrivals: number[] }).dataPortArrivals.length), { intervals: [50], timeout: 10_000 }).toBe(round + 1);
    recoveries.push((await page.evaluate(() => (window as unknown as { dataPortArrivals: number[] }).dataPortArrivals.at(-1)!)) - killedAt);
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
  await page.waitForTimeout(1_000);
  await keys.stop();
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  const slowest = Math.max(...recoveries);
  console.log(`T3: seed ${SEED}, ${ROUNDS} kills, ${keys.pressed.length} labels, ${keys.untaken()} presses while paused, recovery at most ${slowest} ms, all ${recoveries.join(' ')}`);
  await expectStored(goldset, file, keys.pressed);
  // nothing has waited for two seconds then, however the clocks of this test and of the page are apart
  if (slowest < 1_500) expect(keys.untaken()).toBe(0);
  // a promise for a machine that does nothing else: the short rounds run beside other tests
  if (!isShort) expect(slowest).toBeLessThan(2_000);
});

const PAGE_ROUNDS = Math.ceil(ROUNDS / 2);

test(`T4 the page is killed ${PAGE_ROUNDS} times: it comes back to the same item, and no saved label is lost`, async ({ goldset }) => {
  const random = seededRandom(SEED);
  await startLabelling(goldset);
  const { app } = goldset;
  // Playwright gives a page up when it crashes: from here on the window itself is asked
  // (null: it is not there now; a page that crashes meanwhile never answers)
  const run = <T>(source: string) =>
    app.evaluate(({ BrowserWindow }, code) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!;
      if (webContents.isCrashed() || webContents.isLoading()) return null;
      const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), 1_000));
      return Promise.race([late, webContents.executeJavaScript(code).catch(() => null) as Promise<T>]);
    }, source);
  const press = (keyCode: string, modifiers: 'control'[] = []) =>
    app.evaluate(({ BrowserWindow }, [key, held]) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents;
      for (const type of ['keyDown', 'char', 'keyUp'] as const) contents.sendInputEvent({ type, keyCode: key, modifiers: held });
    }, [keyCode, modifiers] as const);
  const saved = () => run<number>(`Number(document.querySelector('[role=progressbar][aria-label=Labelled]')?.getAttribute('aria-valuenow') ?? NaN)`);
  const item = () => run<string>(`document.body.innerText.match(/^Item number \\d+$/m)?.[0] ?? ''`);

  let before = 0;
  let crashedAt = -Infinity;
  for (let round = 0; round < PAGE_ROUNDS; round += 1) {
    await press('1');
    await expect.poll(saved).toBe(before + 1);
    await expect.poll(item).toBe(`Item number ${before + 2}`);
    before += 1;
    // a page that crashes six times in ten seconds is not reloaded again without asking
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, crashedAt + 2_200 - performance.now())));
    // one more key whose answer may or may not get out before the end
    await press('2');
    await new Promise((resolve) => setTimeout(resolve, random() * 30));
    crashedAt = performance.now();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer());
    await expect.poll(() => run<boolean>(`document.querySelector('#root main') !== null`)).toBe(true);
    await press('2', ['control']);
    await expect.poll(saved).toBeGreaterThanOrEqual(before);
    const after = (await saved())!;
    expect(after).toBeLessThanOrEqual(before + 1);
    await expect.poll(item).toBe(`Item number ${after + 1}`);
    before = after;
  }
  expect(await run<number>('document.querySelectorAll("[role=alert], [role=alertdialog]").length')).toBe(0);
});

test('H24 a service that keeps ending is given up, and asked for again it works', async ({ goldset }) => {
  await startLabelling(goldset);
  const { page } = goldset;
  for (let kills = 0; kills < 40; kills += 1) {
    if (await page.evaluate(() => document.body.innerText.includes('keeps ending'))) break;
    const pid = await processId(goldset, 'data');
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    await page.waitForTimeout(100);
  }
  expect(goldset.readLog()).toContain('data given up');
  await ask(page, 'project.get', {});
});
