// npm run test:crash [-- NAME]: the crash tests with all their rounds (`npm test` runs a few of each). Minutes.
// NAME: a file in electron/crash, or `app` for those on the real app alone (about a quarter of an hour).
import { hasDisplay, xvfb } from './lib/display.mjs';
import { run } from './lib/run.mjs';
import { inRoot } from './lib/paths.mjs';
import { runMain } from './lib/log.mjs';
import { buildIfStale } from './lib/stale.mjs';

const ROUNDS = '100';

await runMain(async () => {
  const name = process.argv[2] ?? '';
  if (name !== 'app') await run(process.execPath, [inRoot('node_modules/vitest/vitest.mjs'), 'run', '--project', 'electron', `electron/crash/${name}`], { env: { GOLDSET_CRASH: 'full' } });
  if (name !== 'app' && name !== '') return;
  await buildIfStale();
  const [program, ...args] = [...(hasDisplay() ? [] : xvfb), process.execPath, inRoot('node_modules/@playwright/test/cli.js'), 'test', 'e2e/supervisor.e2e.ts'];
  await run(program, args, { env: { GOLDSET_CRASH_ROUNDS: process.env.GOLDSET_CRASH_ROUNDS ?? ROUNDS } });
});
