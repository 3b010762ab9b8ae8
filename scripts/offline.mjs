// `node scripts/offline.mjs COMMAND...` runs a command on an invisible screen with networking cut off (Linux),
// to show that Goldset needs no network. Fails where the machine doesn't allow it.
import { spawnSync } from 'node:child_process';
import { runMain, SetupError } from './lib/log.mjs';
import { offlinePrefix } from './lib/offline.mjs';

await runMain(() => {
  const command = process.argv.slice(2);
  const prefix = offlinePrefix();
  if (!prefix) throw new SetupError('Networking can not be cut off here: that takes Linux, unshare, ip and xvfb-run, and the right to make namespaces.');
  const [program, ...args] = [...prefix, ...command];
  process.exitCode = spawnSync(program, args, { stdio: 'inherit' }).status ?? 1;
});
