// `npm run check:data -- FOLDER`: the command line's whole path on real data sets that are not part of this repository.
// FOLDER holds any of the files named below (see DATA_SETS); sets that are not there are left out and named.
// For each: create, import, stats, split, export, import the export again, export that: the two exports must be equal.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import { runMain, SetupError } from './lib/log.mjs';
import { inRoot } from './lib/paths.mjs';
import { buildIfStale } from './lib/stale.mjs';

const DATA_SETS = [
  { name: 'sms_spam', modality: 'text', items: 'text/sms_spam.csv', gold: 'label', map: ['text=text', 'gold=label'], split: ['--stratify'] },
  { name: 'trec', modality: 'text', items: 'text/trec.csv', gold: 'label', map: ['text=text', 'gold=label'], split: ['--stratify'] },
  { name: 'sign_digits', modality: 'image', items: 'image/sign_digits.csv', gold: 'label', map: ['image=image', 'gold=label'], split: ['--stratify'] },
  { name: 'fsdd', modality: 'audio', items: 'audio/fsdd.csv', gold: 'label', map: ['audio=audio', 'gold=label'], split: ['--group', 'speaker'] },
  { name: 'german_credit', modality: 'table', items: 'tabular/german_credit.csv', gold: 'class', map: ['gold=class'], split: ['--stratify'] },
  { name: 'rte', modality: 'text', items: 'crowd/rte.items.csv', map: ['text=text'], annotations: 'crowd/rte.labels.csv', truth: 'crowd/rte.truth.csv', split: ['--stratify'] },
];

/** Runs one `goldset` command and returns its JSON. @param {string[]} args */
function goldset(args) {
  const output = execFileSync(process.execPath, [inRoot('scripts/goldset.mjs'), ...args, '--json'], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, GOLDSET_NO_BUILD: '1' } });
  return JSON.parse(output);
}

const readCsv = (file) => Papa.parse(fs.readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data;
const readJsonl = (file) => fs.readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));

/** The items of an export in order of id, without the path of the media, which depends on where the export lies. */
function readExport(file) {
  return readJsonl(file)
    .map((item) => ({ ...item, image: item.image && path.basename(item.image), audio: item.audio && path.basename(item.audio) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function check(set, folder, work) {
  const start = performance.now();
  const project = path.join(work, `${set.name}.goldset`);
  const exported = path.join(work, `${set.name}.jsonl`);
  goldset(['create', project, '--modality', set.modality]);
  const imported = goldset(['import', project, path.join(folder, set.items), '--as', 'items', '--create-classes', ...set.map.flatMap((pair) => ['--map', pair])]);
  const annotations = set.annotations ? goldset(['import', project, path.join(folder, set.annotations), '--as', 'annotations', '--create-classes']) : null;
  if (set.truth) goldset(['import', project, path.join(folder, set.truth), '--as', 'gold', '--map', 'item=item', '--map', 'label=truth', '--create-classes']);
  const split = goldset(['split', project, '--ratios', 'train=0.8,dev=0.1,test=0.1', '--seed', '1', ...set.split]);
  goldset(['export', project, '--out', exported, '--format', 'jsonl']);
  const stats = goldset(['stats', project]);

  const again = path.join(work, `${set.name}-again.goldset`);
  const exportedAgain = path.join(work, `${set.name}-again.jsonl`);
  goldset(['create', again, '--modality', set.modality]);
  goldset(['import', again, exported, '--as', 'items', '--create-classes']);
  goldset(['export', again, '--out', exportedAgain, '--format', 'jsonl']);
  // annotations travel in an export of their own (--what annotations), so their shares are not part of this comparison
  const withoutAnswers = (items) => JSON.stringify(items.map(({ labelDistribution, annotations, method, ...item }) => item));
  const source = readCsv(path.join(folder, set.items));
  const goldOf = new Map((set.truth ? readCsv(path.join(folder, set.truth)) : source).map((row) => (set.truth ? [row.item, row.truth] : [row.id, row[set.gold]])));
  const items = readExport(exported);
  return {
    set: set.name,
    items: imported.imported,
    gold: stats.gold,
    annotations: annotations?.imported ?? 0,
    split: ['train', 'dev', 'test'].map((name) => split.counts[name] ?? 0).join('/'),
    'max deviation': split.maxDeviation?.toFixed(4) ?? 'n/a',
    'groups across': split.groupsSplitAcross,
    'as the source': items.length === source.length && items.every((item) => (item.label ?? '') === (goldOf.get(item.id) ?? '')) ? 'yes' : 'NO',
    'round trip': withoutAnswers(items) === withoutAnswers(readExport(exportedAgain)) ? 'equal' : 'DIFFERS',
    verify: goldset(['verify', project]).ok && goldset(['verify', again]).ok ? 'ok' : 'PROBLEMS',
    seconds: ((performance.now() - start) / 1000).toFixed(1),
  };
}

await runMain(async () => {
  const folder = process.argv[2];
  if (!folder || !fs.existsSync(folder)) throw new SetupError('Give the folder that holds the data sets: npm run check:data -- FOLDER');
  await buildIfStale();
  const there = DATA_SETS.filter((set) => fs.existsSync(path.join(folder, set.items)));
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-check-'));
  try {
    const rows = there.map((set) => check(set, path.resolve(folder), work));
    console.table(Object.fromEntries(rows.map(({ set, ...rest }) => [set, rest])));
    const absent = DATA_SETS.filter((set) => !there.includes(set)).map((set) => set.items);
    if (absent.length > 0) console.log(`Not there: ${absent.join(', ')}`);
    if (rows.some((row) => row['as the source'] === 'NO' || row['round trip'] === 'DIFFERS' || row.verify !== 'ok')) process.exitCode = 1;
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
});
