import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createProjectFile } from '../electron/data/project/createProjectFile';
import { closeProjectFile } from '../electron/data/project/openProjectFile';
import { addTestLabels } from '../electron/data/surgery/testLabels';
import { serve } from '../electron/data/testProjectFile';
import type { SchemaSurgery } from '../shared/domain/schemaSurgery';

/** Preview, change and undo of each kind of surgery on a project file of 100,000 annotations: 10,000 items x 10, and 50,000 items x 2. Seconds by the clock, and of this process alone. */
const CLASSES = Array.from({ length: 10 }, (_, index) => `class ${index + 1}`);
for (const [items, answersAnItem] of [[10_000, 10], [50_000, 2]] as const) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'goldset-bench-'));
  const project = createProjectFile(path.join(folder, 'surgery.goldset'), { name: 'Surgery', modality: 'text' });
  const service = serve(project);
  const uids = addTestLabels(project.db, { items, answersAnItem, annotators: 100, classes: CLASSES, seed: 1 });
  const [a, b, c] = uids as [string, string, string];
  const surgeries: readonly SchemaSurgery[] = [
    { kind: 'merge', from: [a, b], into: c },
    { kind: 'split', from: a, into: [{ uid: 'x', name: 'x', definition: '' }, { uid: 'y', name: 'y', definition: '' }] },
    { kind: 'rename', uid: a, name: 'renamed', definition: null, meaningChanged: true },
    { kind: 'add', class: { uid: 'between', name: 'between', definition: '' }, role: 'borderline', between: [a, b] },
    { kind: 'setAbstain', uid: a, abstain: true },
    { kind: 'retire', uid: a },
  ];
  console.log(`${items.toLocaleString('en')} items, ${(items * answersAnItem).toLocaleString('en')} annotations`);
  for (const surgery of surgeries) {
    const [shown, previewed] = await timed(() => service.run('surgery.preview', { surgery } as never));
    const [again, repreviewed] = await timed(() => service.run('surgery.preview', { surgery } as never));
    const [done, applied] = await timed(() => service.run('surgery.apply', { surgery } as never));
    const [, undone] = await timed(() => service.run('history.undo', { annotatorId: null } as never));
    if (JSON.stringify(shown.counts) !== JSON.stringify(done.counts) || again.answers !== items * answersAnItem) throw new Error('the preview was wrong');
    console.log(`  ${surgery.kind.padEnd(10)} preview ${previewed} s (again ${repreviewed} s), change ${applied} s, undo ${undone} s; ${done.counts.annotations} answers, ${done.counts.gold} gold, ${done.counts.older.annotations} older`);
  }
  closeProjectFile(project);
  rmSync(folder, { recursive: true });
}

async function timed<T>(work: () => Promise<T>): Promise<[T, string]> {
  const start = performance.now();
  const used = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(used);
  return [value, `${((performance.now() - start) / 1000).toFixed(2)} (${((user + system) / 1e6).toFixed(2)})`];
}
