import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { makeCsv } from './lib/makeCsv';
import { measureProcesses, type ProcessMeasure } from './lib/measureProcesses';

/**
 * Import of a CSV (1,000,000 rows, or the number given) by the command line, against two that only read it into a table:
 * Debian's `sqlite3 .import` and pandas `read_csv` + `to_sql` (apt-get install sqlite3 python3-pandas).
 */
const rows = Number(process.argv[2] ?? 1_000_000);
const file = makeCsv(rows);
const bytes = fs.statSync(file).size;
const folder = path.resolve('out', 'bench', 'import-run');
fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });
console.log(`${rows.toLocaleString('en')} rows, ${(bytes / 1e6).toFixed(0)} MB: id, text of about 100 characters, label, 5 tag columns\n`);

const goldset = (...args: string[]) => [path.resolve('scripts', 'goldset.mjs'), ...args];
// Builds the app where that is needed, so that it is not measured.
execFileSync(process.execPath, goldset('create', path.join(folder, 'bench.goldset'), '--classes', 'ham,spam'), { stdio: ['ignore', 'ignore', 'inherit'] });
const ours = await measureProcesses(process.execPath, goldset('import', path.join(folder, 'bench.goldset'), file, '--as', 'items', '--map', 'gold=label', '--json'), { cwd: folder });
const { imported } = JSON.parse(ours.output) as { imported: number };
if (imported !== rows) throw new Error(`${imported} of ${rows} rows were imported`);
print('Goldset (items, tags, gold, search index)', ours, null);

const sqlite = isThere('sqlite3', ['--version']) ? await measureProcesses('sqlite3', [path.join(folder, 'sqlite.db'), '.mode csv', `.import ${file} items`], { cwd: folder }) : null;
print('sqlite3 .import (one table)', sqlite, ours);

const PANDAS = `import pandas, sqlite3, sys
pandas.read_csv(sys.argv[1]).to_sql("items", sqlite3.connect(sys.argv[2]), index=False)`;
const pandas = isThere('/usr/bin/python3', ['-c', 'import pandas']) ? await measureProcesses('/usr/bin/python3', ['-c', PANDAS, file, path.join(folder, 'pandas.db')], { cwd: folder }) : null;
print('pandas read_csv + to_sql (one table)', pandas, ours);

console.log(`\nproject file ${size('bench.goldset')}, sqlite3 ${size('sqlite.db')}, pandas ${size('pandas.db')}`);
fs.rmSync(folder, { recursive: true, force: true });

function print(what: string, measure: ProcessMeasure | null, compared: ProcessMeasure | null): void {
  if (measure === null) {
    console.log(`${what.padEnd(44)} not installed`);
    return;
  }
  const ratio = compared === null ? '' : `  Goldset takes ${(compared.seconds / measure.seconds).toFixed(2)} x`;
  console.log(`${what.padEnd(44)} ${measure.seconds.toFixed(1).padStart(6)} s ${Math.round(rows / measure.seconds).toLocaleString('en').padStart(9)} rows/s  peak ${measure.peakMb.toFixed(0).padStart(5)} MB (at most ${measure.highestMb.toFixed(0)})${ratio}`);
}

function isThere(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function size(name: string): string {
  const stat = fs.statSync(path.join(folder, name), { throwIfNoEntry: false });
  return stat ? `${(stat.size / 1e6).toFixed(0)} MB` : '-';
}
