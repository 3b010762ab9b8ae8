// `npm run build`: builds the app into out/, whether or not it looks up to date.
import { runMain } from './lib/log.mjs';
import { build } from './lib/stale.mjs';

await runMain(build);
