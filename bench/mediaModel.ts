import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import Papa from 'papaparse';
import { decodeImage } from '../electron/data/decode/decodeImage';
import type { ExtractEnvironment } from '../shared/model/extract/extractEnvironment';
import { extractFeatures } from '../shared/model/extract/extractFeatures';
import type { ExtractedKind } from '../shared/model/extract/featureVersions';
import type { DenseRows } from '../shared/model/featureRows';
import { applyScaling } from '../shared/model/features/dense/applyScaling';
import { fitScaling } from '../shared/model/features/dense/fitScaling';
import { predictSoftmax } from '../shared/model/linear/predictSoftmax';
import { trainSoftmax } from '../shared/model/linear/trainSoftmax';
import { createRandom } from '../shared/sampling/random';

/**
 * How well, and how fast, are images and sounds told apart by their features? `npm run bench -- mediaModel ITEMS.csv COLUMN [GROUP]`: the files that COLUMN (`image` or `audio`)
 * names, relative to the file; `label` is the class. Softmax regression on standardised features, 5 stratified folds (the `fold` column where there is one),
 * accuracy and macro-F1 of each; with GROUP, as `speaker`, also one group held out after the other.
 */
const [file, column, group] = process.argv.slice(2);
if (!file || (column !== 'image' && column !== 'audio')) throw new Error('npm run bench -- mediaModel ITEMS.csv image|audio [GROUP]');
const C = 0.1;
const rows = Papa.parse<Record<string, string>>(fs.readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data;
const classes = [...new Set(rows.map((row) => row['label']!))].sort();
const labels = Int32Array.from(rows, (row) => classes.indexOf(row['label']!));
const features = await extract(column === 'image' ? 'imageMobileNet' : 'audioLogMel');
await evaluate('5 stratified folds', rows[0]!['fold'] ? rows.map((row) => row['fold']!) : stratify());
if (group) await evaluate(`one ${group} held out`, rows.map((row) => row[group]!));

async function extract(kind: ExtractedKind): Promise<DenseRows> {
  // The WebAssembly loader of tfjs was written for CommonJS.
  Object.assign(globalThis, { __dirname: process.cwd(), require: createRequire(path.resolve('package.json')) });
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(`${path.resolve('node_modules/@tensorflow/tfjs-backend-wasm/dist')}/`);
  await tf.setBackend('wasm');
  const models = path.resolve('resources/models');
  const readJson = (name: string) => JSON.parse(fs.readFileSync(path.join(models, name), 'utf8'));
  const environment: ExtractEnvironment = {
    readModel: async (name) => ({ description: readJson(`${name}/model.json`), weights: new Uint8Array(fs.readFileSync(path.join(models, name, 'weights.bin'))).buffer }),
    readVocabulary: async () => readJson('sentences/vocabulary.json'),
    decodeImage,
  };
  const start = performance.now();
  const items = rows.map((row, itemId) => ({ itemId, load: async () => new Uint8Array(fs.readFileSync(path.join(path.dirname(file!), row[column!]!))) }));
  const blocks: Float32Array[] = [];
  let columns = 0;
  for await (const block of extractFeatures(kind, items, environment, async () => {})) {
    for (const { itemId, reason } of block.failures) throw new Error(`${rows[itemId]![column!]}: ${reason}`);
    blocks.push(block.features.values);
    columns = block.features.columns;
  }
  const values = new Float32Array(rows.length * columns);
  blocks.reduce((at, block) => (values.set(block, at), at + block.length), 0);
  console.log(`${kind}: ${rows.length} items, ${columns} columns, ${(rows.length / ((performance.now() - start) / 1000)).toFixed(1)} items/s with loading the network and decoding`);
  return { kind: 'dense', rows: rows.length, columns, values };
}

/** Each class shuffled with a fixed seed and dealt to five folds. */
function stratify(): string[] {
  const random = createRandom(1);
  const folds = rows.map(() => '');
  let next = 0;
  for (const place of classes.keys()) {
    const members = [...labels.keys()].filter((row) => labels[row] === place);
    while (members.length > 0) folds[members.splice(random.nextBelow(members.length), 1)[0]!] = String(next++ % 5);
  }
  return folds;
}

async function evaluate(what: string, folds: readonly string[]): Promise<void> {
  const predicted = new Int32Array(rows.length);
  const perFold: string[] = [];
  for (const fold of [...new Set(folds)].sort()) {
    const [train, held] = [[...labels.keys()].filter((row) => folds[row] !== fold), [...labels.keys()].filter((row) => folds[row] === fold)];
    const scaling = fitScaling(take(train));
    const model = await trainSoftmax(applyScaling(scaling, take(train)), Int32Array.from(train, (row) => labels[row]!), { classes: classes.length, c: C, maxIterations: 500, tolerance: 1e-4 });
    const probabilities = predictSoftmax(model, applyScaling(scaling, take(held)));
    held.forEach((row, at) => {
      const own = [...probabilities.subarray(at * classes.length, (at + 1) * classes.length)];
      predicted[row] = own.indexOf(Math.max(...own));
    });
    perFold.push(`${fold}: ${describe(held, predicted)}`);
  }
  console.log(`${what}: ${describe([...labels.keys()], predicted)}\n  ${perFold.join('\n  ')}`);
}

function take(chosen: readonly number[]): DenseRows {
  const { columns } = features;
  const values = new Float32Array(chosen.length * columns);
  chosen.forEach((row, at) => values.set(features.values.subarray(row * columns, (row + 1) * columns), at * columns));
  return { kind: 'dense', rows: chosen.length, columns, values };
}

function describe(chosen: readonly number[], predicted: Int32Array): string {
  const right = chosen.filter((row) => predicted[row] === labels[row]).length;
  const f1 = [...classes.keys()].map((place) => {
    const hits = chosen.filter((row) => labels[row] === place && predicted[row] === place).length;
    const sizes = chosen.filter((row) => labels[row] === place).length + chosen.filter((row) => predicted[row] === place).length;
    return sizes === 0 ? 0 : (2 * hits) / sizes;
  });
  return `accuracy ${((100 * right) / chosen.length).toFixed(1)} %, macro-F1 ${(f1.reduce((sum, value) => sum + value, 0) / classes.length).toFixed(3)}`;
}
