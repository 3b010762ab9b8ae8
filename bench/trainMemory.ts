import { createRequire } from 'node:module';
import path from 'node:path';
import { exposeRequire } from '../electron/cli/exposeRequire';
import { createRandom } from '../shared/sampling/random';
import type { TrainingInput, TrainingOptions } from '../shared/model/trainModel';

/**
 * npm run bench -- trainMemory [TRAININGS]: 20 trainings in one process of each model: softmax regression and a perceptron on vectors, both on WebAssembly, and n-grams of texts. What tfjs holds and the memory of
 * the process before, after the first and after the last; the collector is asked first. It has to return to where it was after the first, which loads programs and lets the heap of WebAssembly grow.
 */
exposeRequire();
const { memory } = await import('@tensorflow/tfjs-core');
const { Backends } = await import('../shared/model/backends/backends');
const { hashTexts } = await import('../shared/model/features/text/hashTexts');
const { trainModel } = await import('../shared/model/trainModel');

const trainings = Number(process.argv[2] ?? 20);
const size = { rows: 3000, train: 2400, columns: 512, classes: 6 };
const dist = path.dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
const wasmFiles = Object.fromEntries(['', '-simd', '-threaded-simd'].map((kind) => `tfjs-backend-wasm${kind}.wasm`).map((name) => [name, path.join(dist, name)]));
const backends = new Backends({ wasmFiles, mayHaveWebgl: false }, 'wasm');

console.log(`tfjs computes on ${(await backends.start()).name}`);

const random = createRandom(1);
const labels = Int32Array.from({ length: size.rows }, () => random.nextBelow(size.classes));
const place = (from: number, to: number) => Int32Array.from({ length: to - from }, (_, at) => from + at);
const common = { labels, classes: size.classes, train: place(0, size.train), dev: place(size.train, size.rows), predict: place(0, size.rows) };
const values = Float32Array.from({ length: size.rows * size.columns }, (_, at) => (at % size.columns === labels[Math.floor(at / size.columns)] ? 1.5 : 0) + random.nextFloat());
const texts = await hashTexts(Array.from(labels, (label) => Array.from({ length: 15 }, () => `w${random.nextBelow(400) * (random.nextBelow(3) === 0 ? label + 1 : 1)}`).join(' ')));
const vectors: TrainingInput = { ...common, features: [{ kind: 'imageMobileNet', version: 'imageMobileNet@1', source: { kind: 'dense', vectors: { kind: 'dense', rows: size.rows, columns: size.columns, values } } }] };
const ngrams: TrainingInput = { ...common, features: [{ kind: 'textNgrams', version: 'textNgrams@1', source: { kind: 'textNgrams', texts } }] };

for (const [name, input, options] of [
  ['softmax regression', vectors, { model: 'softmax' }],
  ['perceptron', vectors, { model: 'mlp', epochs: 10 }],
  ['n-grams', ngrams, { model: 'ngrams' }],
] satisfies [string, TrainingInput, Partial<TrainingOptions> & Pick<TrainingOptions, 'model'>][]) {
  console.log(`${name}, ${size.train.toLocaleString('en')} items`);
  await say('before');
  for (let training = 1; training <= trainings; training += 1) {
    await trainModel(input, { seed: training, backends, ...options });
    if (training === 1 || training === Math.ceil(trainings / 2) || training === trainings) await say(`after ${training}`);
  }
}

async function say(when: string): Promise<void> {
  // What a training left for later, and what became free by that.
  for (let time = 0; time < 3; time += 1) {
    gc!();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { numTensors, numBytes } = memory();
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1).padStart(6);
  console.log(`  ${when.padEnd(9)} tensors ${numTensors}, ${numBytes} bytes; process ${megabytes(rss)} MB, heap ${megabytes(heapUsed)} MB, arrays ${megabytes(arrayBuffers)} MB`);
}
