#!/usr/bin/env node
// The command line: `npm run -s goldset -- <command>`. Sets up and builds first when that was not done or the sources
// changed (GOLDSET_NO_BUILD=1 skips the look at the sources); everything else is in electron/cli.
import { SetupError } from './lib/log.mjs';
import { buildIfStale } from './lib/stale.mjs';
import { ensureSetUp } from './runtime/setUp.mjs';

try {
  await ensureSetUp();
  await buildIfStale();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
await import('../out/main/cli.js');
