// npm run bench -- NAME [ARGUMENTS]: runs bench/NAME.ts, which prints its figures.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { bundleForNode } from './lib/bundleForNode.mjs';
import { runMain, SetupError } from './lib/log.mjs';
import { inRoot } from './lib/paths.mjs';

await runMain(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const names = fs.readdirSync(inRoot('bench')).filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3));
  if (!names.includes(name)) throw new SetupError(`npm run bench -- NAME [ARGUMENTS], NAME being one of: ${names.join(', ')}`);
  const file = await bundleForNode(`bench/${name}.ts`);
  // Memory is part of what is measured: the collector can be asked for.
  const child = spawn(process.execPath, ['--expose-gc', file, ...args], { stdio: 'inherit', cwd: inRoot() });
  process.exitCode = await new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
});
