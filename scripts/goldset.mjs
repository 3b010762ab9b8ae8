#!/usr/bin/env node
// The command line: `npm run -s goldset -- <command>`. Builds first when the sources changed (GOLDSET_NO_BUILD=1
// skips that look); everything else is in electron/cli.
import { SetupError } from './lib/log.mjs';
import { buildIfStale } from './lib/stale.mjs';

try {
  await buildIfStale();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
await import('../out/main/cli.js');
