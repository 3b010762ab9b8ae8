import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { StrategyId } from '../shared/domain/model';
import type { SparseRows } from '../shared/model/featureRows';
import { predictSoftmax } from '../shared/model/linear/predictSoftmax';
import { createRandom } from '../shared/sampling/random';
import { selectBatch } from '../shared/strategies/selectBatch';
import { uncertaintyScores } from '../shared/strategies/uncertaintyScores';

/**
 * npm run bench -- selection [ROWS]: scores a pool of 100,000 rows (40 of 50,000 columns each, as short texts have) under a model of 10 classes and selects 100, against scikit-learn's predict_proba
 * and numpy's argsort on the same numbers: the best of twenty, five of ours and five of theirs in turn, so that both find the machine at its quietest, and the first, for which JavaScript is not
 * compiled yet. Then the other strategies, with 1,000 labels.
 */
const size = { rows: Number(process.argv[2] ?? 100_000), columns: 50_000, entries: 40, classes: 10, batch: 100 };
const random = createRandom(1);
const pool = makePool();
const model = { classes: size.classes, columns: size.columns, weights: Float32Array.from({ length: size.columns * size.classes }, () => 4 * (random.nextFloat() - 0.5)), bias: new Float32Array(size.classes) };
const classes = Array.from({ length: size.classes }, (_, at) => `class ${at}`);
const labelled = { rows: Array.from({ length: 1000 }, (_, at) => at), labels: Array.from({ length: 1000 }, (_, at) => at % size.classes) };
const candidates = Uint32Array.from({ length: size.rows - 1000 }, (_, at) => at + 1000);
const everyRow = Uint32Array.from({ length: size.rows }, (_, at) => at);

const probabilities = predictSoftmax(model, pool);
const [ours, theirs]: [Time[], Time[]] = [[], []];
let margins: readonly [number, number] = [0, 0];
for (let round = 0; round < 4; round += 1) {
  const { times, found } = await timed(5, () => selectBatch({ strategy: 'margin', size: size.batch, seed: 1, candidates: everyRow, features: null, probabilities: predictSoftmax(model, pool), classes, labelled: { rows: [], labels: [] } }));
  const peer = runPeer();
  ours.push(...times);
  theirs.push(...peer.times);
  const { scores } = uncertaintyScores('margin', probabilities, size.classes, found.items.map(({ row }) => row));
  margins = [scores.reduce((sum, score) => sum + 1 - score, 0), peer.sum];
}
const [plain, peer] = [best(ours), best(theirs)];
console.log(`${size.rows.toLocaleString('en')} rows, ${size.classes} classes, ${size.batch} selected by margin`);
console.log(`  Goldset       ${plain.wall.toFixed(3)} s (processor ${plain.processor.toFixed(3)} s; the first ${ours[0]!.wall.toFixed(3)} s)`);
console.log(`  scikit-learn  ${peer.wall.toFixed(3)} s (processor ${peer.processor.toFixed(3)} s; the first ${theirs[0]!.wall.toFixed(3)} s)`);
console.log(`  ratio         ${(plain.wall / peer.wall).toFixed(2)} (processor ${(plain.processor / peer.processor).toFixed(2)}); margins of the chosen sum to ${margins[0].toFixed(5)} and ${margins[1].toFixed(5)}\n`);
for (const strategy of ['random', 'least-confidence', 'margin', 'entropy', 'power-noise', 'density', 'default', 'k-centre', 'cluster-first', 'committee'] satisfies StrategyId[]) {
  const { times, found } = await timed(1, () => selectBatch({ strategy, size: size.batch, seed: 1, candidates, features: pool, probabilities, classes, labelled, pause: () => Promise.resolve() }));
  console.log(`${strategy.padEnd(18)} ${times[0]!.wall.toFixed(2).padStart(6)} s, near-duplicates among 1,000 labels passed over; ${found.items.length} items, e.g. ${found.items[0]!.reason}`);
}

function makePool(): SparseRows {
  const { rows, columns, entries } = size;
  const [starts, indices, values] = [new Int32Array(rows + 1), new Int32Array(rows * entries), new Float32Array(rows * entries)];
  for (let row = 0; row < rows; row += 1) {
    const chosen = new Set<number>();
    // Few columns are in many rows, as few words are in many texts.
    while (chosen.size < entries) chosen.add(Math.floor(columns * random.nextFloat() ** 3));
    indices.set([...chosen].sort((a, b) => a - b), row * entries);
    starts[row + 1] = (row + 1) * entries;
  }
  for (let at = 0; at < values.length; at += 1) values[at] = (0.5 + random.nextFloat()) / Math.sqrt(entries);
  return { kind: 'sparse', rows, columns, starts, indices, values };
}

/** Seconds. */
interface Time {
  readonly wall: number;
  readonly processor: number;
}

function best(times: readonly Time[]): Time {
  return times.reduce((least, time) => (time.wall < least.wall ? time : least));
}

async function timed<T>(repeats: number, work: () => Promise<T>): Promise<{ readonly times: readonly Time[]; readonly found: T }> {
  const times: Time[] = [];
  for (;;) {
    // Memory given up before is there to be used again, as it is in Python.
    gc!();
    const [start, used] = [performance.now(), process.cpuUsage()];
    const found = await work();
    const { user, system } = process.cpuUsage(used);
    times.push({ wall: (performance.now() - start) / 1000, processor: (user + system) / 1e6 });
    if (times.length === repeats) return { times, found };
  }
}

function runPeer(): { readonly times: readonly Time[]; readonly sum: number } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-selection-'));
  try {
    const weights = new Float32Array(model.weights.length);
    for (let column = 0; column < size.columns; column += 1) for (let place = 0; place < size.classes; place += 1) weights[place * size.columns + column] = model.weights[column * size.classes + place]!;
    for (const [name, values] of Object.entries({ 'starts.i32': pool.starts, 'indices.i32': pool.indices, 'values.f32': pool.values, 'weights.f32': weights, 'bias.f32': model.bias })) fs.writeFileSync(path.join(folder, name), Buffer.from(values.buffer));
    const output = execFileSync('/usr/bin/python3', ['-W', 'ignore', path.join('bench', 'peers', 'selectionPeer.py'), folder, ...[size.rows, size.columns, size.classes, size.batch].map(String)], { encoding: 'utf8', env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' } });
    return JSON.parse(output) as { times: Time[]; sum: number };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
