// node scripts/bundle.mjs FILE.ts: bundles a program for Node and prints where it is. For the crash tests.
import { bundleForNode } from './lib/bundleForNode.mjs';
import { runMain } from './lib/log.mjs';

await runMain(async () => {
  process.stdout.write(`${await bundleForNode(process.argv[2])}\n`);
});
