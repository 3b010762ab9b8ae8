// `npm run demo`: the main job without anyone. Takes each bundled sample through create, import, labels, gold, split,
// export and verify on the command line, prints what it did as a table and leaves the files in demo/.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { runMain } from './lib/log.mjs';
import { inRoot } from './lib/paths.mjs';
import { buildIfStale } from './lib/stale.mjs';
import { writeCsv } from './samples/csv.mjs';
import { makeSamplesIfStale } from './samples/makeSamples.mjs';
import { seededRandom } from './samples/random.mjs';

// The labels of the demo are made up, and it says so: the samples' own labels with a share of them replaced at random.
const ANNOTATORS = [
  { name: 'Ada (simulated)', accuracy: 0.97 },
  { name: 'Ben (simulated)', accuracy: 0.92 },
];

/** Runs one `goldset` command and returns its JSON. @param {string[]} args */
function goldset(args) {
  const output = execFileSync(process.execPath, [inRoot('scripts/goldset.mjs'), ...args, '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, GOLDSET_NO_BUILD: '1' } });
  return JSON.parse(output);
}

/**
 * Two simulated annotators label every item that has a label in the sample.
 * @param {Record<string, string>[]} rows @param {{id: string, gold: string}} map @param {readonly string[]} classes
 */
function simulateAnnotations(rows, map, classes) {
  const random = seededRandom(7);
  return ANNOTATORS.flatMap(({ name, accuracy }) =>
    rows
      .filter((row) => row[map.gold])
      .map((row) => ({ item: row[map.id], annotator: name, label: random() < accuracy ? row[map.gold] : classes[Math.floor(random() * classes.length)] })),
  );
}

/** @param {string} sampleFolder @param {string} out */
function demonstrate(sampleFolder, out) {
  const sample = JSON.parse(fs.readFileSync(path.join(sampleFolder, 'sample.json'), 'utf8'));
  const items = path.join(sampleFolder, sample.files.items);
  const classes = sample.classes.map((each) => each.name);
  const rows = Papa.parse(fs.readFileSync(items, 'utf8'), { header: true, skipEmptyLines: true }).data;
  const project = path.join(out, `${sample.id}.goldset`);
  const annotations = path.join(out, `${sample.id}-annotations.csv`);
  writeCsv(annotations, simulateAnnotations(rows, sample.map, classes));

  goldset(['create', project, '--name', sample.title, '--modality', sample.modality, '--classes', classes.join(','), ...(sample.abstain ? ['--abstain', sample.abstain.map((each) => each.name).join(',')] : [])]);
  // the sample's own labels stay out: the demo's gold comes from its annotators
  const map = Object.entries(sample.map).filter(([field]) => field !== 'gold');
  const imported = goldset(['import', project, items, '--as', 'items', ...map.flatMap(([field, column]) => ['--map', `${field}=${column}`]), '--map', 'gold=', ...(sample.tags ? ['--tags', sample.tags.join(',')] : []), ...(sample.features ? ['--features', sample.features.join(',')] : [])]);
  const labelled = goldset(['import', project, annotations, '--as', 'annotations']);
  const resolved = goldset(['resolve', project, '--auto', 'unanimous']);
  const split = goldset(['split', project, '--ratios', 'train=0.8,dev=0.1,test=0.1', '--stratify', '--seed', '1']);
  const folder = path.join(out, `${sample.id}-export`);
  goldset(['export', project, '--out', folder, '--format', 'jsonl']);
  const stats = goldset(['stats', project]);
  const verified = goldset(['verify', project]);
  return {
    sample: sample.id,
    items: imported.imported,
    annotations: labelled.imported,
    gold: stats.gold,
    open: resolved.open,
    'train/dev/test': ['train', 'dev', 'test'].map((name) => split.counts[name]).join('/'),
    'max deviation': split.maxDeviation?.toFixed(4) ?? 'n/a',
    verified: verified.ok ? 'ok' : verified.problems.join('; '),
    export: path.relative(inRoot(), folder),
  };
}

await runMain(async () => {
  await buildIfStale();
  await makeSamplesIfStale();
  const out = inRoot('demo');
  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(out);
  const samples = inRoot('resources/samples');
  const table = fs.readdirSync(samples).filter((id) => fs.existsSync(path.join(samples, id, 'sample.json'))).map((id) => demonstrate(path.join(samples, id), out));
  console.table(Object.fromEntries(table.map(({ sample, ...rest }) => [sample, rest])));
  console.log('Two simulated annotators labelled every item; items on which both agreed became gold. Files are in demo/.');
});
