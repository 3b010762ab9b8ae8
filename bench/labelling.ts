import { closeSync, fdatasyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { monotonicFactory } from 'ulid';
import { closeProjectFile, openProjectFile } from '../electron/data/project/openProjectFile';
import { serve } from '../electron/data/testProjectFile';
import { describeTimes, time } from './lib/describeTimes';
import { findLargeProject, LARGE } from './lib/makeLargeProject';

/**
 * Labelling in a project of a million items and three million annotations, a hundred thousand of them by the one who labels on:
 * through the data service as the window asks it, without the way between the processes. A saved label is on the disk (fsync).
 */
const ROUNDS = 2_000;
const place = { annotatorId: 1, queueId: 0 };

const file = findLargeProject(LARGE);
const opening: number[] = [];
const project = await time(opening, () => openProjectFile(file));
const service = serve(project);
const info: number[] = [];
await time(info, () => service.run('project.get', {} as never));
const firstOpen: number[] = [];
let { current } = await time(firstOpen, () => service.run('labelling.open', place as never));
const schema = await service.run('labelSchema.get', {} as never);

const nextUlid = monotonicFactory();
const [saves, upcomings, opens, jumps, undos, syncs]: number[][] = [[], [], [], [], [], []];
for (let round = 0; round < ROUNDS; round += 1) {
  if (!current) throw new Error('the queue is done');
  const { position, content } = current;
  const upcoming = await time(upcomings!, () => service.run('labelling.upcoming', { ...place, position, count: 8 } as never));
  const uid = nextUlid();
  const answer = { ...place, uid, itemId: content.id, kind: 'label', classUid: schema.classes[round % schema.classes.length]!.uid, note: '', durationMs: 1_200, nextItemId: upcoming[0]!.content.id };
  await time(saves!, () => service.handle({ id: round, message: 'annotations.add', input: answer, operationId: uid }));
  current = upcoming[0]!;
  if (round % 10 === 0) {
    await time(opens!, () => service.run('labelling.open', place as never));
    // from the first item: everything answered lies between
    await time(jumps!, () => service.run('labelling.upcoming', { ...place, position: 1, count: 8 } as never));
  }
}
for (let round = 0; round < 200; round += 1) await time(undos!, () => service.run('history.undo', { annotatorId: 1 } as never));
for (let round = 0; round < 500; round += 1) timeSync(syncs!);

console.log(`${file}: ${(statSync(file).size / 1e6).toFixed(0)} MB, ${LARGE.items} items, ${3 * LARGE.items} annotations`);
console.log(describeTimes('open the project file', opening));
console.log(describeTimes('project.get', info));
console.log(describeTimes('labelling.open, first', firstOpen));
console.log(describeTimes('labelling.open', opens!));
console.log(describeTimes('labelling.upcoming (8 items)', upcomings!));
console.log(describeTimes('labelling.upcoming over 100,000 answered', jumps!));
console.log(describeTimes('annotations.add until durably saved', saves!));
console.log(describeTimes('history.undo until durably saved', undos!));
console.log(describeTimes('for scale: 4 KB written and synced, bare', syncs!));
console.log(`memory of this process: ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
closeProjectFile(project);

/** What the disk itself takes. */
function timeSync(times: number[]): void {
  const scratch = path.join(path.dirname(file), 'sync.tmp');
  const handle = openSync(scratch, 'a');
  const start = performance.now();
  writeSync(handle, Buffer.alloc(4_096));
  fdatasyncSync(handle);
  times.push(performance.now() - start);
  closeSync(handle);
  rmSync(scratch);
}
