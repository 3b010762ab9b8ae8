import { execFileSync, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { backupFolderOf, listBackups, listUnfinished } from '../data/backup/backupFiles';
import { runKeepTask } from '../data/keeper/runKeepTask';
import { closeProjectFile, openProjectFile, openReaderFile } from '../data/project/openProjectFile';
import { addLabel, makeFolder, makeProjectFile, serve } from '../data/testProjectFile';
import { makeRandom } from './makeRandom';
import { isFull, seeds } from './rounds';

let keeperLoop: string;
beforeAll(() => {
  keeperLoop = execFileSync(process.execPath, ['scripts/bundle.mjs', 'electron/crash/keeperLoop.ts'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
});

/** Labels in this process while another one backs the project up and is killed at a moment that the seed chooses. */
async function killRound(seed: number) {
  const { folder, remove } = makeFolder();
  const file = path.join(folder, 'labels.goldset');
  const backups = path.join(folder, 'backups');
  await makeProjectFile(file, { items: 1_000, labels: 0 });
  const service = serve(openProjectFile(file));
  try {
    const keeper = spawn(process.execPath, [keeperLoop, file, backups], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    const begun = new Promise<void>((resolve) => {
      keeper.stdout.on('data', (chunk) => {
        said += String(chunk);
        resolve();
      });
    });
    const progress = { ended: false };
    const ended = new Promise<void>((resolve) => {
      keeper.once('close', () => {
        progress.ended = true;
        resolve();
      });
    });
    // when each label was acknowledged
    const acknowledged: { readonly uid: string; readonly at: number }[] = [];
    const labelling = (async () => {
      for (let itemId = 1; itemId <= 1_000 && !progress.ended; itemId += 1) {
        const uid = await addLabel(service, itemId);
        acknowledged.push({ uid, at: Date.now() });
        await delay(2);
      }
    })();
    await begun;
    await delay(makeRandom(seed)(isFull ? 1_000 : 300));
    keeper.kill('SIGKILL');
    await ended;
    await labelling;
    const madeByLoop = said.split('made\n').length - 1;
    const found = listBackups(backups, file).map(({ file: backup, at }) => ({ at, ...readBackup(backup) }));
    const wasCutOff = listUnfinished(backups, file).length > 0;
    await runKeepTask({ kind: 'backup', project: file, folder: backups, now: Date.now(), unlessUnchanged: false });
    const names = readdirSync(backupFolderOf(backups, file));
    const stored = service.project.db.prepare<[], string>('SELECT uid FROM annotation ORDER BY seq').pluck().all();
    return { acknowledged, found, madeByLoop, wasCutOff, names, stored };
  } finally {
    closeProjectFile(service.project);
    remove();
  }
}

function readBackup(file: string): { readonly uids: string[]; readonly check: unknown } {
  const db = openReaderFile(file);
  try {
    return { uids: db.prepare<[], string>('SELECT uid FROM annotation ORDER BY seq').pluck().all(), check: db.pragma('integrity_check', { simple: true }) };
  } finally {
    closeProjectFile({ db });
  }
}

describe('T5: the keeper is killed while it backs up', () => {
  it('leaves whole backups only, each with every label that was acknowledged before it, and loses none in the project', { timeout: 1_200_000 }, async () => {
    let inAll = 0;
    let cutOff = 0;
    for (const seed of seeds({ full: 100, short: 10 })) {
      const { acknowledged, found, madeByLoop, wasCutOff, names, stored } = await killRound(seed);
      const at = `seed ${seed} (repeat with GOLDSET_CRASH_SEED=${seed})`;
      expect(stored, at).toEqual(acknowledged.map(({ uid }) => uid));
      for (const backup of found) {
        const before = acknowledged.filter((label) => label.at < backup.at).map(({ uid }) => uid);
        expect(backup.check, at).toBe('ok');
        expect(backup.uids.slice(0, before.length), at).toEqual(before);
        expect(backup.uids, at).toEqual(stored.slice(0, backup.uids.length));
      }
      // the next one clears away what was cut off
      expect(names.filter((name) => !name.endsWith('Z.goldset')), at).toEqual([]);
      expect(names.length, at).toBeLessThanOrEqual(3);
      inAll += madeByLoop;
      if (wasCutOff) cutOff += 1;
    }
    // on a slow machine few are: there is to be something that could be damaged
    expect(inAll, 'backups made before the kills').toBeGreaterThan(1);
    expect(cutOff, 'kills that hit a backup').toBeGreaterThan(0);
    console.info(`T5: ${inAll} backups made before the kills, ${cutOff} kills hit one, no label lost`);
  });
});
