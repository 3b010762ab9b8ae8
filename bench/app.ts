import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { describeTimes } from './lib/describeTimes';
import { findLargeProject } from './lib/makeLargeProject';
import { launchApp, pressKeys, startLabelling } from './lib/realApp';

/**
 * The real app on a million items and three million annotations: from the start of the program to the first item on the
 * screen, key press to next item painted and to durable save, grid pages asked by the window, and the memory of all its
 * processes together. Works on a copy. Linux only for the memory (proportional set size of /proc).
 * `npm run bench -- app`, where there is no display under xvfb-run.
 */
const STARTS = 5;
const KEYS = 500;
const MS_BETWEEN_KEYS = 120;
const PAGES = 200;

const source = findLargeProject();
const folder = mkdtempSync(path.join(path.dirname(source), 'app-'));
const file = path.join(folder, 'large.goldset');
copyFileSync(source, file);

try {
  const starts: number[] = [];
  for (let round = 0; round < STARTS; round += 1) {
    const { app, page, started } = await launchApp(file, path.join(folder, 'user data'));
    await page.locator('.ag-row .ag-cell').first().waitFor();
    starts.push(performance.now() - started);
    if (round === STARTS - 1) {
      await measureGrid(page);
      await measureLabelling(page);
      console.log(`memory of all processes: ${describeMemory(app.process().pid!)}`);
    }
    await app.close();
  }
  console.log(describeTimes('program start to first item on the screen', starts));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measureLabelling(page: Page): Promise<void> {
  await startLabelling(page);
  await pressKeys(page, KEYS, MS_BETWEEN_KEYS);
  for (const [what, measure] of [['key press to next item painted', 'label.paint'], ['key press to acknowledged durable save', 'label.saved']] as const) {
    console.log(describeTimes(what, await page.evaluate((entry) => performance.getEntriesByName(entry).map(({ duration }) => duration), measure)));
  }
}

/** Jumps to rows spread over the whole grid; a jump is done when its row has its content. */
async function measureGrid(page: Page): Promise<void> {
  const times = await page.evaluate(async (pages) => {
    const grid = document.querySelector('[role="grid"]')!;
    const viewport = [grid, ...grid.querySelectorAll('*')].find((element) => element.scrollHeight > 100 * element.clientHeight && element.clientHeight > 100);
    if (!viewport) throw new Error('nothing to scroll');
    const ROW = 30;
    const taken: number[] = [];
    for (let jump = 0; jump < pages; jump += 1) {
      const top = (((jump * 7919) % pages) / pages) * (viewport.scrollHeight - viewport.clientHeight);
      const index = Math.round((top + viewport.clientHeight / 2) / ROW);
      const start = performance.now();
      viewport.scrollTop = top;
      for (;;) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const id = grid.querySelector(`.ag-row[row-index="${index}"] [col-id="id"]`)?.textContent ?? '';
        if (id.trim() !== '') break;
        if (performance.now() - start > 5_000) throw new Error(`row ${index} did not come`);
      }
      taken.push(performance.now() - start);
    }
    return taken;
  }, PAGES);
  console.log(describeTimes('grid: scroll jump to rows shown (frames included)', times));
}

/** Proportional set sizes of the process and its descendants, in MB. */
function describeMemory(pid: number): string {
  const parents = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/stat`)).map((name) => [Number(name), Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]!.split(' ')[1])]));
  const family = [...parents.keys()].filter((candidate) => {
    for (let at: number | undefined = candidate; at !== undefined && at > 1; at = parents.get(at)) if (at === pid) return true;
    return false;
  });
  const sizes = family.map((member) => ({
    name: (/--type=(\S+)/.exec(readFileSync(`/proc/${member}/cmdline`, 'utf8').replaceAll('\0', ' '))?.[1] ?? 'main') + (/service-sandbox-type|utility-sub-type=(\S+)/.exec(readFileSync(`/proc/${member}/cmdline`, 'utf8').replaceAll('\0', ' '))?.[1] ?? ''),
    mb: Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${member}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024,
  }));
  return `${Math.round(sizes.reduce((sum, { mb }) => sum + mb, 0))} MB (${sizes.map(({ name, mb }) => `${name} ${Math.round(mb)}`).join(', ')}; proportional set sizes)`;
}
