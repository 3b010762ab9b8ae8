// `npm run setup`: makes everything ready that npm install does not bring; start, test and the command line do the
// same when it was not done yet. When all is in place it takes well under a second.
//   --official   try Electron's own download again where the registry's runtime is in use
//   --no-build   do not build the app
import { log, runMain } from './lib/log.mjs';
import { buildIfStale } from './lib/stale.mjs';
import { setUp } from './runtime/setUp.mjs';
import { makeModelsIfStale } from './models/makeModels.mjs';
import { makeSamplesIfStale } from './samples/makeSamples.mjs';

await runMain(async () => {
  await setUp({ official: process.argv.includes('--official') });
  await makeModelsIfStale();
  await makeSamplesIfStale();
  if (!process.argv.includes('--no-build')) await buildIfStale();
  log('ready');
});
