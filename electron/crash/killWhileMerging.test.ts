import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildForTest } from '../cli/buildForTest';
import { MergeFolder } from '../data/merge/testMerge';
import { ImportedAnnotations } from '../data/annotations/importedAnnotations';
import { makeRandom } from './makeRandom';
import { isFull, seeds } from './rounds';

const ITEMS = 4_000;

let built: Awaited<ReturnType<typeof buildForTest>>;
let folder: MergeFolder;
beforeAll(async () => {
  built = await buildForTest();
  folder = new MergeFolder();
  await folder.make('a.goldset', { items: ITEMS });
  folder.copy('a.goldset', 'b.goldset');
  await folder.with('b.goldset', ({ project: { db } }) =>
    db.transaction(() => {
      const log = new ImportedAnnotations(db);
      for (let itemId = 1; itemId <= ITEMS; itemId += 1) log.append({ itemId, annotatorId: 1 + (itemId % 2), kind: 'label', classId: 1 + (itemId % 3), note: '', createdAt: itemId, durationMs: null });
      log.finish();
    })(),
  );
}, 120_000);
afterAll(() => {
  folder.remove();
  built.remove();
});

describe('T5 a merge that is killed', () => {
  it.each(seeds({ full: 100, short: 3 }))('leaves the project as before it or as after it, never between, and can be merged again (seed %i)', async (seed) => {
    const target = `run-${seed}.goldset`;
    copyFileSync(folder.at('a.goldset'), folder.at(target));
    const child = spawn(process.execPath, [path.join(built.folder, 'cli.js'), 'merge', folder.at(target), folder.at('b.goldset')], { stdio: 'ignore', detached: true });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await delay(200 + makeRandom(seed)(isFull ? 1_500 : 1_200));
    // the process that reads along with it
    if (child.exitCode === null) process.kill(-child.pid!, 'SIGKILL');
    await ended;
    const counts = await folder.with(target, ({ project: { db } }) => db.prepare<[], number[]>('SELECT (SELECT count(*) FROM annotation), (SELECT count(*) FROM current_label), (SELECT count(*) FROM merge_batch)').raw().get()!);
    expect([[0, 0, 0], [ITEMS, ITEMS, 1]]).toContainEqual(counts);
    expect(await folder.problems(target)).toEqual([]);
    const report = await folder.merge(target, 'b.goldset');
    expect(report.added + report.known).toBe(ITEMS);
    expect(existsSync(folder.at(`${target}.lock`))).toBe(false);
    expect(readdirSync(folder.folder).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  }, 120_000);
});
