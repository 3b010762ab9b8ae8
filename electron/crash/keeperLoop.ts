import { writeSync } from 'node:fs';
import { runKeepTask } from '../data/keeper/runKeepTask';

/** The process that a crash test kills: backs one project up, again and again. Arguments: the project file, the folder of backups. */
const [project, folder] = process.argv.slice(2) as [string, string];
for (;;) {
  writeSync(1, 'begin\n');
  await runKeepTask({ kind: 'backup', project, folder, now: Date.now(), unlessUnchanged: false });
  writeSync(1, 'made\n');
}
