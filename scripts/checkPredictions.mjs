// `npm run check:predictions -- FOLDER ITEMS.csv [GOLD_COLUMN]`: evaluation by the command line on real predictions, against scikit-learn.
// FOLDER holds prediction files (item, predicted, p_CLASS), ITEMS.csv the items they are of with a gold column (default label); none is part of this repository.
// For each file: create, import, evaluate, against classification_report, confusion_matrix, matthews_corrcoef, balanced_accuracy_score, log_loss and others
// (scripts/checks/predictions.py; Debian's python3-sklearn) to 1e-9; each file against the first as its baseline.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import { runMain, SetupError } from './lib/log.mjs';
import { inRoot } from './lib/paths.mjs';
import { buildIfStale } from './lib/stale.mjs';

const PYTHON = '/usr/bin/python3';
const TOLERANCE = 1e-9;

/** Runs one `goldset` command and returns its JSON. @param {string[]} args */
function goldset(args) {
  const output = execFileSync(process.execPath, [inRoot('scripts/goldset.mjs'), ...args, '--json'], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, GOLDSET_NO_BUILD: '1' } });
  return JSON.parse(output);
}

const readCsv = (file) => Papa.parse(fs.readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data;

/** Largest difference of two lists of numbers, null being equal to null only. */
function difference(ours, theirs) {
  if (ours.length !== theirs.length) return Infinity;
  return ours.reduce((largest, value, at) => Math.max(largest, value === null || theirs[at] === null ? (value === theirs[at] ? 0 : Infinity) : Math.abs(value - theirs[at])), 0);
}

function compare(ours, theirs) {
  const place = new Map(ours.confusion.classes.map((name, at) => [name, at]));
  const order = theirs.classes.map((name) => place.get(name));
  const { report } = theirs;
  const average = (own, name) => difference([own.precision, own.recall, own.f1], [report[name].precision, report[name]['recall'], report[name]['f1-score']]);
  const perClass = theirs.classes.map((name, at) => {
    const own = ours.perClass[order[at]];
    const other = report[name];
    // scikit-learn says 0 where it is undefined; here that is null.
    return difference([own.precision ?? 0, own.recall ?? 0, own.f1 ?? 0, own.support], [other.precision, other.recall, other['f1-score'], other.support]);
  });
  return {
    report: Math.max(...perClass, average(ours.macro, 'macro avg'), average(ours.weighted, 'weighted avg'), difference([ours.accuracy.value], [report.accuracy])),
    confusion: difference(order.flatMap((row) => order.map((column) => ours.confusion.matrix[row][column])), theirs.confusion.flat()),
    MCC: difference([ours.mcc], [theirs.mcc]),
    balanced: difference([ours.balancedAccuracy], [theirs.balancedAccuracy]),
    kappa: difference([ours.cohenKappa], [theirs.kappa]),
    'log loss': difference([ours.logLoss], [theirs.logLoss]),
    Brier: difference([ours.brier], [theirs.brier]),
    ECE: difference([ours.ece], [theirs.ece]),
    baseline: theirs.comparison ? difference([ours.comparison.mcnemar.b, ours.comparison.mcnemar.c, ours.comparison.mcnemar.p, ours.comparison.accuracyDelta, ours.comparison.macroF1Delta], ['b', 'c', 'p', 'accuracyDelta', 'macroF1Delta'].map((key) => theirs.comparison[key])) : 0,
  };
}

await runMain(async () => {
  const [folder, items, goldColumn = 'label'] = process.argv.slice(2);
  if (!folder || !items || !fs.existsSync(folder) || !fs.existsSync(items)) throw new SetupError('Give the folder of prediction files and the file of their items: npm run check:predictions -- FOLDER ITEMS.csv [GOLD_COLUMN]');
  if (spawnSync(PYTHON, ['-c', 'import sklearn'], { stdio: 'ignore' }).status !== 0) throw new SetupError('What this compares with is not there: apt-get install python3-sklearn');
  await buildIfStale();
  const files = fs.readdirSync(folder).filter((file) => file.endsWith('.csv')).sort().map((file) => path.resolve(folder, file));
  if (files.length === 0) throw new SetupError(`${folder} holds no CSV file.`);
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-predictions-'));
  try {
    const rows = readCsv(items);
    const classes = [...new Set([...rows.map((row) => row[goldColumn]), ...files.flatMap((file) => readCsv(file).map(({ predicted }) => predicted))])];
    const project = path.join(work, 'check.goldset');
    const gold = path.join(work, 'gold.csv');
    fs.writeFileSync(gold, `${Papa.unparse(rows.map((row) => ({ item: row.id, gold: row[goldColumn] })))}\n`);
    goldset(['create', project, '--classes', classes.join(',')]);
    goldset(['import', project, path.resolve(items), '--as', 'items', '--map', `gold=${goldColumn}`]);
    const runOf = (file) => path.basename(file, '.csv');
    for (const file of files) goldset(['import', project, file, '--as', 'predictions', '--run', runOf(file)]);
    const checked = files.map((file, at) => {
      const baseline = at === 0 ? [] : [files[0]];
      const ours = goldset(['evaluate', project, '--run', runOf(file), '--bootstrap', '0', ...baseline.flatMap((other) => ['--baseline-run', runOf(other)])]);
      const theirs = JSON.parse(execFileSync(PYTHON, [inRoot('scripts/checks/predictions.py'), gold, file, ...baseline], { encoding: 'utf8', maxBuffer: 1 << 28 }));
      return { name: runOf(file), ours, differences: compare(ours, theirs), n: difference([ours.n], [theirs.n]) };
    });
    console.log('Figures');
    console.table(Object.fromEntries(checked.map(({ name, ours }) => [name, Object.fromEntries([['items', ours.n], ['accuracy', ours.accuracy.value], ['macro F1', ours.macro.f1], ['MCC', ours.mcc], ['balanced', ours.balancedAccuracy], ['log loss', ours.logLoss], ['ECE', ours.ece]].map(([key, value]) => [key, Number.isInteger(value) ? value : value.toFixed(6)]))])));
    console.log('Largest difference from scikit-learn');
    console.table(Object.fromEntries(checked.map(({ name, differences }) => [name, Object.fromEntries(Object.entries(differences).map(([key, value]) => [key, value === 0 ? '0' : value.toExponential(0)]))])));
    if (checked.some(({ differences, n }) => n !== 0 || Object.values(differences).some((value) => !(value <= TOLERANCE)))) {
      console.log('DIFFERS');
      process.exitCode = 1;
    }
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
});
