// `npm run samples`: makes resources/samples/ unless it is up to date.
import { runMain } from './lib/log.mjs';
import { makeSamplesIfStale } from './samples/makeSamples.mjs';

await runMain(makeSamplesIfStale);
