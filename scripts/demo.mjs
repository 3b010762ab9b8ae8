// `npm run demo`: the main job without anyone. Takes each bundled sample through create, import, labels, gold, split,
// export and verify on the command line, and those of a team through merging, agreement and consensus; prints what it did as
// tables and leaves the files in demo/.
import fs from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { demonstrateRuns } from './demo/demonstrateRuns.mjs';
import { demonstrateTeam } from './demo/demonstrateTeam.mjs';
import { runGoldset } from './demo/runGoldset.mjs';
import { createArgs, importArgs } from './demo/sampleArgs.mjs';
import { runMain } from './lib/log.mjs';
import { inRoot } from './lib/paths.mjs';
import { buildIfStale } from './lib/stale.mjs';
import { writeCsv } from './samples/csv.mjs';
import { makeModelsIfStale } from './models/makeModels.mjs';
import { makeSamplesIfStale } from './samples/makeSamples.mjs';
import { seededRandom } from './samples/random.mjs';

// The labels of the demo are made up, and it says so: the samples' own labels with a share of them replaced at random.
const ANNOTATORS = [
  { name: 'Ada (simulated)', accuracy: 0.97 },
  { name: 'Ben (simulated)', accuracy: 0.92 },
];

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

  runGoldset(createArgs(project, sample));
  // the sample's own labels stay out: the demo's gold comes from its annotators
  const imported = runGoldset(importArgs(project, sampleFolder, sample, { gold: false }));
  const labelled = runGoldset(['import', project, annotations, '--as', 'annotations']);
  const resolved = runGoldset(['resolve', project, '--auto', 'unanimous']);
  const split = runGoldset(['split', project, '--ratios', 'train=0.8,dev=0.1,test=0.1', '--stratify', '--seed', '1']);
  const folder = path.join(out, `${sample.id}-export`);
  runGoldset(['export', project, '--out', folder, '--format', 'jsonl']);
  const stats = runGoldset(['stats', project]);
  const verified = runGoldset(['verify', project]);
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
  await makeModelsIfStale();
  await makeSamplesIfStale();
  const out = inRoot('demo');
  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(out);
  const samples = inRoot('resources/samples');
  const folders = fs.readdirSync(samples).map((id) => path.join(samples, id)).filter((folder) => fs.existsSync(path.join(folder, 'sample.json')));
  const kindOf = (folder) => {
    const { annotators, runs } = JSON.parse(fs.readFileSync(path.join(folder, 'sample.json'), 'utf8'));
    return runs ? 'runs' : annotators ? 'team' : 'plain';
  };
  const ofKind = (kind) => folders.filter((folder) => kindOf(folder) === kind);
  printTable(ofKind('plain').map((folder) => demonstrate(folder, out)));
  console.log('Two simulated annotators labelled every item; items on which both agreed became gold.\n');
  printTable(ofKind('team').map((folder) => demonstrateTeam(folder, out)));
  console.log('The samples of simulated teams: each week labelled in a copy of its own and merged, twice (nothing new the second time).\n');
  printTable(ofKind('runs').flatMap((folder) => demonstrateRuns(folder, out)));
  console.log('The samples of simulated models: predictions, accuracy, and what is most worth working on. Files are in demo/.');
});

function printTable(rows) {
  console.table(Object.fromEntries(rows.map(({ sample, ...rest }) => [sample, rest])));
}
