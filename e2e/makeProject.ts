import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** Runs the command line and gives its JSON; throws with what it said when it failed. */
export function runGoldset(...args: string[]): unknown {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts', 'goldset.mjs'), ...args, '--json'], { encoding: 'utf8', env: { ...process.env, GOLDSET_NO_BUILD: '1' } });
  if (status !== 0) throw new Error(`goldset ${args.join(' ')} ended with ${status}: ${stderr}${stdout}`);
  return JSON.parse(stdout);
}

/** A project made from rows, by the command line. `modality` text unless said. Returns its file. */
export function makeProject(folder: string, name: string, { rows, classes, modality = 'text', importArgs = [] }: { rows: readonly Readonly<Record<string, string>>[]; classes: readonly string[]; modality?: string; importArgs?: readonly string[] }): string {
  const file = path.join(folder, `${name}.goldset`);
  const source = path.join(folder, `${name}.jsonl`);
  fs.writeFileSync(source, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  runGoldset('create', file, '--name', name, '--modality', modality, ...(classes.length > 0 ? ['--classes', classes.join(',')] : []));
  runGoldset('import', file, source, '--as', 'items', ...importArgs);
  return file;
}
