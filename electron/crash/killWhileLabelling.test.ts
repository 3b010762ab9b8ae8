import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { closeProjectFile, openProjectFile } from '../data/project/openProjectFile';
import { makeFolder, makeProjectFile, serve } from '../data/testProjectFile';
import { makeRandom } from './makeRandom';
import { isFull, seeds } from './rounds';
import { labelWriterFile, startWriter } from './writerProcess';

beforeAll(() => void labelWriterFile());

/** Kills a writer at a moment that the seed chooses; returns what it said and what the project holds afterwards. */
async function killRound(seed: number) {
  const { folder, remove } = makeFolder();
  try {
    const file = path.join(folder, 'labels.goldset');
    await makeProjectFile(file, { items: 200, labels: 0 });
    const writer = startWriter(file, ['--seed', String(seed)]);
    await writer.opened;
    await delay(makeRandom(seed)(isFull ? 2_000 : 400));
    process.kill(-writer.child.pid!, 'SIGKILL');
    const { tried, acknowledged, errors } = await writer.ended;
    // The killed process holds nothing any more: this opens at once or throws.
    const project = openProjectFile(file);
    try {
      const stored = project.db.prepare<[], string>("SELECT id FROM operation WHERE message IN ('annotations.add', 'history.undo') ORDER BY seq").pluck().all();
      const events = project.db.prepare<[], number>('SELECT count(*) FROM annotation').pluck().get()!;
      const { problems } = await serve(project).run('project.verify', {} as never);
      return { tried, acknowledged, errors, stored, events, problems };
    } finally {
      closeProjectFile(project);
    }
  } finally {
    remove();
  }
}

describe('T1: the writer is killed while labelling', () => {
  it('loses no acknowledged write, stores none twice or unasked, and leaves a sound file', { timeout: 1_800_000 }, async () => {
    let acknowledgedInAll = 0;
    for (const seed of seeds({ full: 100, short: 20 })) {
      const { tried, acknowledged, errors, stored, events, problems } = await killRound(seed);
      const at = `seed ${seed} (repeat with GOLDSET_CRASH_SEED=${seed}): ${errors}`;
      expect(problems, at).toEqual([]);
      expect(acknowledged.filter((id) => !stored.includes(id)), `${at} lost`).toEqual([]);
      expect(stored, `${at} stored in another order, twice or unasked`).toEqual(tried.slice(0, stored.length));
      expect(stored.length - acknowledged.length, `${at} more than one write was on its way`).toBeLessThanOrEqual(1);
      // every write appends one event
      expect(events, at).toBe(stored.length);
      acknowledgedInAll += acknowledged.length;
    }
    expect(acknowledgedInAll, 'writes acknowledged in all rounds').toBeGreaterThan(100);
    console.info(`T1: ${acknowledgedInAll} acknowledged writes, none lost`);
  });
});
