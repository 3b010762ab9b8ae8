import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { ImportedAnnotations } from '../electron/data/annotations/importedAnnotations';
import { addAnnotator } from '../electron/data/annotators/queries';
import { SCHEMA_VERSION } from '../electron/data/db/migrations';
import { addClasses } from '../electron/data/labelSchema/addClasses';
import { createProjectFile } from '../electron/data/project/createProjectFile';
import { closeProjectFile } from '../electron/data/project/openProjectFile';
import { describeTimes } from './lib/describeTimes';
import { makeCrowd } from './lib/makeCrowd';
import { pressKeys, startLabelling, withAppOn } from './lib/realApp';

/**
 * Labelling in the real app while agreement (with intervals) and Dawid-Skene are computed over a million labels, again and again:
 * key press to next item painted. The same keys without the computation come first, for comparison.
 * `npm run bench -- responsive`, where there is no display under xvfb-run.
 */
const CROWD = { items: 100_000, annotators: 100, classes: 10, labelsPerItem: 10, seed: 1 };
const KEYS = 300;
const MS_BETWEEN_KEYS = 120;

await withAppOn(findCrowdProject(), async (_, page) => {
  await startLabelling(page);
  await pressKeys(page, KEYS, MS_BETWEEN_KEYS);
  console.log(describeTimes('key press to next item painted, nothing else', await paints(page)));
  await page.evaluate(() => performance.clearMeasures());
  await computeForEver(page);
  await pressKeys(page, KEYS, MS_BETWEEN_KEYS);
  console.log(describeTimes('the same while agreement and consensus run', await paints(page)));
  const rounds = await page.evaluate(() => (window as unknown as { benchTimes: Record<string, number[]> }).benchTimes);
  for (const [what, times] of Object.entries(rounds)) console.log(describeTimes(`${what}, asked by the window`, times));
});

function paints(page: Page): Promise<number[]> {
  return page.evaluate(() => performance.getEntriesByName('label.paint').map(({ duration }) => duration));
}

/** Asks the analyst over a port of its own, one analysis after the other. */
async function computeForEver(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const port = await new Promise<MessagePort>((resolve) => {
      const take = ({ data, ports }: MessageEvent<{ type?: string; service?: string }>) => {
        if (data?.type !== 'goldset-port' || data.service !== 'analyst') return;
        window.removeEventListener('message', take);
        resolve(ports[0]!);
      };
      window.addEventListener('message', take);
      window.goldset.requestPorts();
    });
    const asked = [
      { what: 'agreement with 200 resamples', message: 'agreement.measure', input: { bootstrap: 200, seed: 0, byTag: null } },
      { what: 'Dawid-Skene', message: 'consensus.compute', input: { method: 'dawid-skene' } },
    ];
    const times: Record<string, number[]> = Object.fromEntries(asked.map(({ what }) => [what, []]));
    (window as unknown as { benchTimes: typeof times }).benchTimes = times;
    let id = 5_000_000;
    const next = () => {
      const { what, message, input } = asked[id % asked.length]!;
      const start = performance.now();
      const mine = id++;
      const answered = ({ data }: MessageEvent<{ type: string; id: number; ok: boolean; failure?: { message: string } }>) => {
        if (data.type !== 'reply' || data.id !== mine) return;
        port.removeEventListener('message', answered);
        if (!data.ok) throw new Error(data.failure?.message);
        times[what]!.push(performance.now() - start);
        next();
      };
      port.addEventListener('message', answered);
      port.postMessage({ id: mine, message, input });
    };
    next();
  });
}

function folderOf(): string {
  const into = path.resolve('out', 'bench');
  mkdirSync(into, { recursive: true });
  return into;
}

/** Made once. */
function findCrowdProject(): string {
  const made = path.join(folderOf(), `crowd-${CROWD.items}-${SCHEMA_VERSION}.goldset`);
  if (existsSync(made)) return made;
  const unfinished = `${made}.unfinished`;
  for (const end of ['', '-wal', '-shm', '.lock']) rmSync(`${unfinished}${end}`, { force: true });
  const project = createProjectFile(unfinished, { name: 'Crowd', modality: 'text' });
  const { db } = project;
  const { matrix } = makeCrowd(CROWD);
  db.transaction(() => {
    const classes = [...addClasses(db, Array.from({ length: CROWD.classes }, (_, index) => `class ${index}`), Date.now()).values()];
    const annotators = Array.from({ length: CROWD.annotators }, (_, index) => addAnnotator(db, { name: `annotator ${index}`, role: 'annotator', imported: true, now: Date.now() }));
    const item = db.prepare('INSERT INTO item (id, external_id, content) VALUES (?, ?, ?)');
    const state = db.prepare('INSERT INTO item_state (item_id) VALUES (?)');
    const search = db.prepare('INSERT INTO item_search (rowid, words) VALUES (?, ?)');
    for (let id = 1; id <= CROWD.items; id += 1) {
      item.run(id, `item-${id}`, `text number ${id}`);
      state.run(id);
      search.run(id, `text number ${id}`);
    }
    const imported = new ImportedAnnotations(db);
    for (let id = 1; id <= CROWD.items; id += 1) {
      for (let at = matrix.start[id - 1]!; at < matrix.start[id]!; at += 1) {
        imported.append({ itemId: id, annotatorId: annotators[matrix.annotator[at]!]!, kind: 'label', classId: classes[matrix.label[at]!]!, note: '', createdAt: 1_700_000_000_000, durationMs: null });
      }
    }
    imported.finish();
  })();
  closeProjectFile(project);
  renameSync(unfinished, made);
  return made;
}
