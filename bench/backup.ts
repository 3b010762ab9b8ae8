import { fork } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { monotonicFactory } from 'ulid';
import { backupFolderOf, listBackups } from '../electron/data/backup/backupFiles';
import { runKeepTask } from '../electron/data/keeper/runKeepTask';
import { closeProjectFile, openProjectFile } from '../electron/data/project/openProjectFile';
import { serve } from '../electron/data/testProjectFile';
import type { KeepTask } from '../electron/processMessages';
import { describeTimes, time } from './lib/describeTimes';
import { findLargeProject, LARGE } from './lib/makeLargeProject';

/**
 * How long a label takes until it is durably saved while a keeper process backs up, or checks, a project of a million items and
 * three million annotations; twenty labels a second. A label must wait no more than 100 ms longer for it.
 */
const EVERY_MS = 50;
const QUIET_MS = 10_000;

if (process.send) await keep();
else await measure();

/** The keeper process. */
async function keep(): Promise<void> {
  os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
  const problems = await runKeepTask(JSON.parse(process.argv[2]!) as KeepTask);
  if (problems.length > 0) throw new Error(problems.join(' '));
  console.log(`  memory of the keeper: ${(process.resourceUsage().maxRSS / 1e3).toFixed(0)} MB at most`);
  process.disconnect();
}

async function measure(): Promise<void> {
  const project = findLargeProject(LARGE);
  const folder = path.resolve('out', 'bench', 'backups');
  const service = serve(openProjectFile(project));
  const { classes } = await service.run('labelSchema.get', {} as never);
  const nextUlid = monotonicFactory();
  let itemId = 0;
  const labelUntil = async (isOver: () => boolean): Promise<number[]> => {
    const times: number[] = [];
    while (!isOver()) {
      const uid = nextUlid();
      itemId += 1;
      const answer = { annotatorId: 1, queueId: 0, uid, itemId, kind: 'label', classUid: classes[itemId % classes.length]!.uid, note: '', durationMs: 900, nextItemId: itemId + 1 };
      await time(times, () => service.handle({ id: itemId, message: 'annotations.add', input: answer, operationId: uid }));
      await delay(EVERY_MS);
    }
    return times;
  };
  console.log(`${project}: ${(statSync(project).size / 1e6).toFixed(0)} MB`);
  const start = performance.now();
  console.log(describeTimes('annotations.add, nothing beside it', await labelUntil(() => performance.now() - start > QUIET_MS)));
  const tasks: KeepTask[] = [
    { kind: 'backup', project, folder, now: Date.now(), unlessUnchanged: false },
    { kind: 'check', project },
  ];
  for (const task of tasks) {
    const begun = performance.now();
    const child = fork(process.argv[1]!, [JSON.stringify(task)]);
    let ended: number | undefined;
    child.once('exit', (code) => {
      if (code !== 0) throw new Error(`the keeper ended with ${code}`);
      ended = performance.now();
    });
    const times = await labelUntil(() => ended !== undefined);
    console.log(describeTimes(`annotations.add during the ${task.kind} (${((ended! - begun) / 1000).toFixed(1)} s)`, times));
  }
  const [newest] = listBackups(folder, project);
  console.log(`backup: ${(statSync(newest!.file).size / 1e6).toFixed(0)} MB; write-ahead log: ${(statSync(`${project}-wal`).size / 1e6).toFixed(1)} MB`);
  rmSync(backupFolderOf(folder, project), { recursive: true });
  closeProjectFile(service.project);
}
