// What `npm install` brings must come from the registry, be pinned by hash, and hold one copy of what must be single.
import fs from 'node:fs';
import { judgeLockfile } from './checks/judgeLockfile.mjs';
import { runMain } from './lib/log.mjs';
import { inRoot } from './lib/paths.mjs';

await runMain(() => {
  const lock = JSON.parse(fs.readFileSync(inRoot('package-lock.json'), 'utf8'));
  const problems = judgeLockfile(lock);
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  process.stdout.write(`${Object.keys(lock.packages).length - 1} packages, ${problems.length} problems\n`);
  if (problems.length > 0) process.exitCode = 1;
});
