import { execFileSync } from 'node:child_process';
import { inRoot } from '../lib/paths.mjs';

/** Runs one `goldset` command and returns its JSON. @param {string[]} args */
export function runGoldset(args) {
  const output = execFileSync(process.execPath, [inRoot('scripts/goldset.mjs'), ...args, '--json'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, GOLDSET_NO_BUILD: '1' } });
  return JSON.parse(output);
}
