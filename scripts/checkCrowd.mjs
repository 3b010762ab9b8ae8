// `npm run check:crowd -- FOLDER`: agreement and consensus of the command line on real crowds, against other people's implementations.
// FOLDER holds NAME.labels.csv (item, annotator, label) and NAME.truth.csv (item, truth) of any number of data sets; none is part of this repository.
// For each: create, import, agreement and consensus, against NLTK, statsmodels, scikit-learn and plain numpy (scripts/checks/crowd.py; Debian's
// python3-nltk, -statsmodels, -sklearn) to 1e-9; and again from the rows in another order under other names, which must change nothing.
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
const EXACT = ['majority', 'wawa', 'dawid-skene', 'one-coin'];
/** Starts from chance: compared by how often it is right only. */
const BY_CHANCE = ['mace'];
const METHODS = [...EXACT, ...BY_CHANCE];

/** Runs one `goldset` command and returns its JSON. @param {string[]} args */
function goldset(args) {
  const output = execFileSync(process.execPath, [inRoot('scripts/goldset.mjs'), ...args, '--json'], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, GOLDSET_NO_BUILD: '1' } });
  return JSON.parse(output);
}

const readCsv = (file) => Papa.parse(fs.readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data;

/** Imports the labels and computes everything; `name` is also what its files are called. */
function measure(name, work, labels, truth, classes) {
  const project = path.join(work, `${name}.goldset`);
  goldset(['create', project, '--classes', classes.join(',')]);
  goldset(['import', project, labels, '--as', 'annotations', '--create-items']);
  goldset(['import', project, truth, '--as', 'gold', '--map', 'item=item', '--map', 'label=truth']);
  const consensus = METHODS.map((method) => {
    const out = path.join(work, `${name}.${method}.csv`);
    const found = goldset(['consensus', project, '--method', method, '--out', out]);
    return [method, { ...found, rows: new Map(readCsv(out).map((row) => [row.item, row])) }];
  });
  return { agreement: goldset(['agreement', project, '--bootstrap', '200']), consensus: new Map(consensus) };
}

/** The same labels, last row first, annotators called by numbers that say nothing. */
function writeTurned(rows, file) {
  const names = new Map([...new Set(rows.map(({ annotator }) => annotator))].map((annotator, at, all) => [annotator, `a${(at * 7919) % all.length}-${at}`]));
  const turned = rows.map((row) => ({ item: row.item, annotator: names.get(row.annotator), label: row.label })).reverse();
  fs.writeFileSync(file, `${Papa.unparse(turned)}\n`);
}

/** Largest difference of two lists of numbers, null being equal to null only. */
function difference(ours, theirs) {
  if (ours.length !== theirs.length) return Infinity;
  return ours.reduce((largest, value, at) => Math.max(largest, value === null || theirs[at] === null ? (value === theirs[at] ? 0 : Infinity) : Math.abs(value - theirs[at])), 0);
}

function compareAgreement(ours, theirs) {
  const pairs = new Map(ours.cohenKappa.pairs.flatMap(({ a, b, items, percentAgreement, kappa }) => [[`${a}\t${b}`, [items, percentAgreement, kappa]], [`${b}\t${a}`, [items, percentAgreement, kappa]]]));
  return {
    percent: difference([ours.percentAgreement], [theirs.percentAgreement]),
    alpha: difference([ours.krippendorffAlpha.value], [theirs.alpha]),
    Fleiss: difference([ours.fleissKappa.value], [theirs.fleiss]),
    'mean kappa': difference([ours.cohenKappa.mean], [theirs.meanKappa]),
    'each kappa': ours.cohenKappa.pairs.length === Object.keys(theirs.pairs).length ? Math.max(...Object.entries(theirs.pairs).map(([pair, values]) => difference(pairs.get(pair) ?? [], values))) : Infinity,
  };
}

function compareConsensus(ours, theirs) {
  const items = Object.entries(theirs.labels);
  const sameLabels = items.length === ours.rows.size && items.every(([item, [label]]) => ours.rows.get(item)?.label === label);
  return {
    labels: sameLabels ? 0 : Infinity,
    posteriors: difference(items.map(([item]) => Number(ours.rows.get(item)?.posterior)), items.map(([, [, posterior]]) => posterior)),
    quality: theirs.quality ? difference(ours.annotators.map(({ quality }) => quality), ours.annotators.map(({ annotator }) => theirs.quality[annotator])) : 0,
    rounds: theirs.iterations === null ? 0 : difference([ours.iterations], [theirs.iterations]),
    likelihood: theirs.logLikelihood === null ? 0 : difference([ours.logLikelihood / theirs.logLikelihood], [1]),
  };
}

function compareTurned(ours, turned) {
  const kappas = ({ agreement }) => agreement.cohenKappa.pairs.map(({ kappa }) => kappa).sort((a, b) => (a ?? 2) - (b ?? 2));
  const rows = EXACT.flatMap((method) => [...ours.consensus.get(method).rows].map(([item, row]) => [row, turned.consensus.get(method).rows.get(item)]));
  return {
    alpha: difference([ours.agreement.krippendorffAlpha.value], [turned.agreement.krippendorffAlpha.value]),
    kappas: difference(kappas(ours), kappas(turned)),
    labels: rows.every(([row, other]) => row.label === other.label) ? 0 : Infinity,
    posteriors: difference(rows.map(([row]) => Number(row.posterior)), rows.map(([, other]) => Number(other.posterior))),
  };
}

function check(name, folder, work) {
  const [labels, truth] = ['labels', 'truth'].map((what) => path.join(folder, `${name}.${what}.csv`));
  const rows = readCsv(labels);
  const classes = [...new Set([...rows.map(({ label }) => label), ...readCsv(truth).map((row) => row.truth)])];
  const theirs = JSON.parse(execFileSync(PYTHON, [inRoot('scripts/checks/crowd.py'), labels, truth], { encoding: 'utf8', maxBuffer: 1 << 28 }));
  const ours = measure(name, work, labels, truth, classes);
  const turnedFile = path.join(work, `${name}.turned.csv`);
  writeTurned(rows, turnedFile);
  const turned = measure(`${name}-turned`, work, turnedFile, truth, classes);
  const differences = { ...compareAgreement(ours.agreement, theirs.agreement), ...Object.fromEntries(EXACT.map((method) => [method, Math.max(...Object.values(compareConsensus(ours.consensus.get(method), theirs.consensus[method])))])), 'turned about': Math.max(...Object.values(compareTurned(ours, turned))) };
  const { agreement } = ours;
  const accuracies = METHODS.map((method) => [method, ours.consensus.get(method).accuracyAgainstGold.accuracy, theirs.consensus[method].accuracy]);
  return {
    name,
    figures: { items: theirs.items, annotators: theirs.annotators, labels: theirs.annotations, percent: agreement.percentAgreement, alpha: agreement.krippendorffAlpha.value, Fleiss: agreement.fleissKappa.value, 'mean kappa': agreement.cohenKappa.mean, pairs: agreement.cohenKappa.pairs.length },
    differences,
    accuracies: Object.fromEntries(accuracies.map(([method, own, other]) => [method, `${own.toFixed(4)} (${other.toFixed(4)})`])),
    isAsGood: accuracies.every(([method, own, other]) => own >= other - (BY_CHANCE.includes(method) ? 0.005 : TOLERANCE)),
  };
}

await runMain(async () => {
  const folder = process.argv[2];
  if (!folder || !fs.existsSync(folder)) throw new SetupError('Give the folder that holds the data sets: npm run check:crowd -- FOLDER');
  if (spawnSync(PYTHON, ['-c', 'import nltk, statsmodels, sklearn'], { stdio: 'ignore' }).status !== 0) throw new SetupError('What this compares with is not there: apt-get install python3-nltk python3-statsmodels python3-sklearn');
  await buildIfStale();
  const names = fs.readdirSync(folder).filter((file) => file.endsWith('.labels.csv')).map((file) => file.slice(0, -'.labels.csv'.length)).filter((name) => fs.existsSync(path.join(folder, `${name}.truth.csv`))).sort();
  if (names.length === 0) throw new SetupError(`${folder} holds no NAME.labels.csv with a NAME.truth.csv beside it.`);
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-crowd-'));
  try {
    const checked = names.map((name) => check(name, path.resolve(folder), work));
    const table = (of) => console.table(Object.fromEntries(checked.map((row) => [row.name, of(row)])));
    console.log('Figures');
    table(({ figures }) => Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, Number.isInteger(value) ? value : value === null ? 'n/a' : value.toFixed(6)])));
    console.log('Largest difference from NLTK, statsmodels, scikit-learn and plain numpy; and from the same rows turned about');
    table(({ differences }) => Object.fromEntries(Object.entries(differences).map(([key, value]) => [key, value === 0 ? '0' : value.toExponential(0)])));
    console.log('Share of the truth found (in brackets: plain numpy)');
    table(({ accuracies }) => accuracies);
    if (checked.some(({ differences, isAsGood }) => !isAsGood || Object.values(differences).some((value) => !(value <= TOLERANCE)))) {
      console.log('DIFFERS');
      process.exitCode = 1;
    }
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
});
