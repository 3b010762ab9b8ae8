// npm run test:crash [-- NAME]: the crash tests with all their rounds (`npm test` runs a few of each). Minutes.
import { run } from './lib/run.mjs';
import { inRoot } from './lib/paths.mjs';
import { runMain } from './lib/log.mjs';

await runMain(() =>
  run(process.execPath, [inRoot('node_modules/vitest/vitest.mjs'), 'run', '--project', 'electron', `electron/crash/${process.argv[2] ?? ''}`], { env: { GOLDSET_CRASH: 'full' } }),
);
