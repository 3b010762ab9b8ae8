// Imports go one way, and a few things have one place: scripts/checks/zones.mjs says which and why.
import fs from 'node:fs';
import { findViolations } from './checks/findViolations.mjs';
import { runMain } from './lib/log.mjs';
import { inRoot } from './lib/paths.mjs';

await runMain(() => {
  const files = ['shared', 'electron', 'renderer'].flatMap((folder) =>
    fs.readdirSync(inRoot(folder), { recursive: true })
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .filter((file) => /\.(ts|tsx|mts|js|mjs)$/.test(file)),
  );
  const violations = files.flatMap((file) => findViolations(file, fs.readFileSync(inRoot(file), 'utf8')));
  for (const violation of violations) process.stdout.write(`${violation}\n`);
  process.stdout.write(`${files.length} files, ${violations.length} against the layers\n`);
  if (violations.length > 0) process.exitCode = 1;
});
