import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import { applyPreprocessing, fitPreprocessing, type FeatureSource } from '../shared/model/featureSource';
import { hashTexts } from '../shared/model/features/text/hashTexts';
import { crossValidate, stratifiedFolds } from '../shared/model/linear/crossValidate';
import { trainSoftmax } from '../shared/model/linear/trainSoftmax';
import { MODEL_C } from '../shared/model/linear/modelC';
import { createRandom } from '../shared/sampling/random';

/**
 * The models of texts and of table rows against scikit-learn's pipelines (Debian's python3-sklearn, -pandas), all in one run: npm run bench -- textModel FOLDER
 *
 * FOLDER holds any of the files below. Accuracy and macro-F1 out of fold, over the file's column `fold` (5 stratified folds where it has none), in points. Then the time to make
 * features and train on 20,000 short texts, made of those of each text file: a third of the words of each exchanged for words of other texts of its class. Median of three.
 */
const SETS = [
  { file: 'text/sms_spam.csv', label: 'label', text: 'text' },
  { file: 'text/trec.csv', label: 'label', text: 'text' },
  { file: 'tabular/german_credit.csv', label: 'class', text: null },
] as const;
const [folder] = process.argv.slice(2);
if (!folder) throw new Error('npm run bench -- textModel FOLDER');
if (spawnSync('/usr/bin/python3', ['-c', 'import sklearn, pandas'], { stdio: 'ignore' }).status !== 0) throw new Error('apt-get install python3-sklearn python3-pandas');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-model-'));
const timed: (() => Promise<void>)[] = [];

console.log(`${'set'.padEnd(28)} ${'model'.padEnd(14)} accuracy  macro-F1`);
for (const { file, label, text } of SETS) {
  const from = path.join(folder, file);
  if (!fs.existsSync(from)) {
    console.log(`${file.padEnd(28)} not there`);
    continue;
  }
  const rows = Papa.parse<Record<string, string>>(fs.readFileSync(from, 'utf8'), { header: true, skipEmptyLines: true }).data;
  const names = [...new Set(rows.map((row) => row[label]!))].sort();
  const labels = Int32Array.from(rows, (row) => names.indexOf(row[label]!));
  const folds = rows[0]!['fold'] === undefined ? stratifiedFolds(labels, 5, 1) : Int32Array.from(rows, (row) => Number(row['fold']));
  const inputs = rows.map((row) => Object.entries(row).filter(([name]) => !['id', label, 'fold', 'split'].includes(name)));
  const source: FeatureSource = text ? { kind: 'textNgrams', texts: await hashTexts(rows.map((row) => row[text]!)) } : { kind: 'tableRows', rows: inputs };
  const probabilities = await crossValidate({ source, labels, folds, classes: names.length, c: MODEL_C[source.kind] });
  print(file, 'Goldset', labels, best(probabilities, names.length), names.length);
  const numbers = inputs[0]!.map(([name]) => name).filter((name) => inputs.every((row) => row.every(([other, value]) => other !== name || (value !== '' && Number.isFinite(Number(value))))));
  const peer = ask(text ? 'text' : 'table', { labels: Array.from(labels), folds: Array.from(folds), texts: text && rows.map((row) => row[text]!), rows: inputs.map((row) => Object.fromEntries(row)), numbers }) as { predicted: number[] };
  print(file, 'scikit-learn', labels, Int32Array.from(peer.predicted), names.length);
  if (text) timed.push(() => race(file, rows.map((row) => row[text]!), labels, names.length));
}
console.log('');
for (const run of timed) await run();
fs.rmSync(work, { recursive: true });

function ask(what: string, data: object): unknown {
  const file = path.join(work, 'data.json');
  fs.writeFileSync(file, JSON.stringify(data));
  return JSON.parse(execFileSync('/usr/bin/python3', [path.resolve('bench', 'peers', 'modelPeers.py'), what, file], { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' } }));
}

function best(probabilities: Float32Array, classes: number): Int32Array {
  return Int32Array.from({ length: probabilities.length / classes }, (_, row) => {
    const own = probabilities.subarray(row * classes, (row + 1) * classes);
    return own.indexOf(Math.max(...own));
  });
}

function print(set: string, model: string, labels: Int32Array, predicted: Int32Array, classes: number): void {
  const [own, said, hits] = [new Float64Array(classes), new Float64Array(classes), new Float64Array(classes)];
  labels.forEach((label, row) => {
    own[label]! += 1;
    said[predicted[row]!]! += 1;
    if (label === predicted[row]) hits[label]! += 1;
  });
  const accuracy = hits.reduce((sum, hit) => sum + hit, 0) / labels.length;
  const macroF1 = hits.reduce((sum, hit, k) => sum + (2 * hit) / (own[k]! + said[k]!), 0) / classes;
  console.log(`${set.padEnd(28)} ${model.padEnd(14)} ${(100 * accuracy).toFixed(2).padStart(8)}  ${(100 * macroF1).toFixed(2).padStart(8)}`);
}

async function race(set: string, texts: readonly string[], labels: Int32Array, classes: number): Promise<void> {
  const made = mutate(texts, labels, 20_000);
  const every = Int32Array.from(made.labels.keys());
  const own: number[][] = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    const source: FeatureSource = { kind: 'textNgrams', texts: await hashTexts(made.texts) };
    const features = applyPreprocessing(fitPreprocessing(source, every), source);
    await trainSoftmax(features, made.labels, { classes, c: MODEL_C.textNgrams });
    const { user, system } = process.cpuUsage(used);
    own.push([(performance.now() - start) / 1000, (user + system) / 1e6]);
  }
  const peer = ask('time', { texts: made.texts, labels: Array.from(made.labels) }) as { times: number[][] };
  const middle = (times: readonly number[][], at: number) => times.map((time) => time[at]!).sort((a, b) => a - b)[1]!;
  const say = (times: readonly number[][]) => `${middle(times, 0).toFixed(2)} s (processor ${middle(times, 1).toFixed(2)} s)`;
  console.log(`20,000 texts like ${set}, ${classes} classes: Goldset ${say(own)}, scikit-learn ${say(peer.times)}, ratio ${(middle(own, 0) / middle(peer.times, 0)).toFixed(2)} (processor ${(middle(own, 1) / middle(peer.times, 1)).toFixed(2)})`);
}

function mutate(texts: readonly string[], labels: Int32Array, count: number) {
  const random = createRandom(1);
  const ofClass = new Map<number, number[]>();
  labels.forEach((label, row) => ofClass.set(label, [...(ofClass.get(label) ?? []).slice(-2_000), row]));
  const words = texts.map((text) => text.split(' '));
  const made: string[] = [];
  const classes = new Int32Array(count);
  for (let at = 0; at < count; at += 1) {
    const row = random.nextBelow(texts.length);
    const alike = ofClass.get(labels[row]!)!;
    classes[at] = labels[row]!;
    made.push(words[row]!.map((word) => {
      if (random.nextFloat() >= 1 / 3) return word;
      const other = words[alike[random.nextBelow(alike.length)]!]!;
      return other[random.nextBelow(other.length)]!;
    }).join(' '));
  }
  return { texts: made, labels: classes };
}
