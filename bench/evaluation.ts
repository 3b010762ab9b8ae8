import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { measureEvaluation } from '../electron/data/evaluation/measureEvaluation';
import { measureHeadline } from '../electron/data/evaluation/measureHeadline';
import { readEvaluation } from '../electron/data/evaluation/readEvaluation';
import { tagRows } from '../electron/data/evaluation/tagRows';
import { openReaderFile } from '../electron/data/project/openProjectFile';
import type { EvaluationRequest } from '../shared/contract/evaluation';
import { ALL_ITEMS, type ItemFilter } from '../shared/domain/itemQuery';
import { pacer } from '../shared/metrics/pacer';
import { findPredictionsProject, makePredictions } from './lib/makePredictions';

/**
 * An evaluation with all slice rows: 1,000,000 predictions of 10 classes with probabilities, 20 tag keys x 10 values (or the number of items given), in a project
 * file, against a loop over the slices with pandas and scikit-learn, and np.bincount over integer codes (Debian's python3-sklearn, -pandas); all in this one run.
 */
const shape = { items: Number(process.argv[2] ?? 1_000_000), classes: 10, keys: 20, values: 10 };
const data = makePredictions(shape);
const folder = writeCodes();
const db = openReaderFile(findPredictionsProject(shape, data));
const request: EvaluationRequest = { runId: 1, baselineRunId: null, query: ALL_ITEMS, dimensions: null, bootstrap: 0, seed: 0, groupColumn: null };
const unhurried = { pause: () => new Promise<void>((resolve) => setImmediate(resolve)) };
console.log(`${shape.items.toLocaleString('en')} predictions, ${shape.classes} classes, ${shape.keys} tag keys x ${shape.values} values\n`);

globalThis.gc?.();
const before = process.memoryUsage();
const [input, loading] = await timed(() => db.transaction(() => readEvaluation(db, request))());
globalThis.gc?.();
const after = process.memoryUsage();
print('load: gold, predictions, probabilities, all tags, data version', loading);
console.log(`${'memory of what is kept in the process'.padEnd(70)} ${((after.external + after.heapUsed - before.external - before.heapUsed) / 2 ** 20).toFixed(0)} MB (resident ${(after.rss / 2 ** 20).toFixed(0)} MB)`);

const counted = await best(5, async () => {
  const headline = measureHeadline(input.truth, { ...input.run, probabilities: null }, input.mask, input.costs);
  return tagRows(input, headline, null, { replicates: 0, seed: 0, pace: pacer(unhurried.pause), group: null });
});
print('counts, rates, Wilson intervals, macro F1 of all slices, from arrays', counted);
const sums = [sum(({ support }) => support), sum(({ errors }) => errors), sum(({ errorRateCi }) => errorRateCi![0]), sum(({ errorRateCi }) => errorRateCi![1]), sum(({ macroF1 }) => macroF1!)];
compare('numpy: bincount over integer codes', runPeer('numpy'));
compare('pandas and scikit-learn: a loop over the slices', runPeer('sklearn'));

console.log('');
print('evaluation.measure, everything, loaded', await best(5, () => measureEvaluation(db, request, unhurried)));
print('the same with a baseline', await best(3, () => measureEvaluation(db, { ...request, baselineRunId: 2 }, unhurried)));
const filters: readonly ItemFilter[] = Array.from({ length: 10 }, (_, at) => ({ column: `tag:key ${at}`, operator: at % 2 ? 'is' : 'isNot', values: [`value ${at}`] }));
const toggles: Times[] = [];
for (const filter of filters) toggles.push((await timed(() => measureEvaluation(db, { ...request, query: { ...ALL_ITEMS, filters: [filter] } }, unhurried)))[1]);
print('a filter on or off: table, matrix, Wilson intervals anew (worst of 10)', { seconds: Math.max(...toggles.map(({ seconds }) => seconds)), processor: Math.max(...toggles.map(({ processor }) => processor)) });
let [worst, last] = [0, performance.now()];
const watched = {
  pause: async () => {
    worst = Math.max(worst, performance.now() - last);
    await unhurried.pause();
    last = performance.now();
  },
};
const [intervals, resampling] = await timed(() => measureEvaluation(db, { ...request, bootstrap: 2_000 }, watched));
print(`2,000 bootstrap replicates of all ${intervals.slices.length} slices and the whole`, resampling);
console.log(`${'  longest time between two of its pauses'.padEnd(70)} ${worst.toFixed(0).padStart(6)} ms`);
fs.rmSync(folder, { recursive: true });
db.close();

/** By the wall, and of the processor (all threads): on a machine that others use too only the second can be compared. */
interface Times {
  readonly seconds: number;
  readonly processor: number;
}

async function timed<T>(work: () => T | Promise<T>): Promise<readonly [T, Times]> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  const found = await work();
  const { user, system } = process.cpuUsage(used);
  return [found, { seconds: (performance.now() - start) / 1000, processor: (user + system) / 1e6 }];
}

async function best<T>(tries: number, work: () => Promise<T>): Promise<Times & { readonly found: T }> {
  const all: (readonly [T, Times])[] = [];
  for (let attempt = 0; attempt < tries; attempt += 1) all.push(await timed(work));
  const least = (of: keyof Times) => Math.min(...all.map(([, times]) => times[of]));
  return { found: all[0]![0], seconds: least('seconds'), processor: least('processor') };
}

function print(what: string, times: Times): void {
  console.log(`${what.padEnd(70)} ${describe(times)}`);
}

function describe({ seconds, processor }: Times): string {
  return `${seconds.toFixed(3).padStart(7)} s (processor ${processor.toFixed(3).padStart(6)} s)`;
}

function sum(of: (row: Awaited<ReturnType<typeof tagRows>>[number]) => number): number {
  return counted.found.reduce((total, row) => total + of(row), 0);
}

/** The peer is to have computed the same, or the comparison means nothing. */
function compare(what: string, peer: (Times & { readonly sums: readonly number[] }) | null): void {
  if (peer === null) return console.log(`${what.padEnd(70)} not installed`);
  sums.forEach((own, at) => {
    if (Math.abs(own - peer.sums[at]!) > 1e-6 * Math.abs(own)) throw new Error(`${what}: figure ${at} is ${peer.sums[at]!}, ours ${own}`);
  });
  console.log(`${what.padEnd(70)} ${describe(peer)}  ${(peer.seconds / counted.seconds).toFixed(1)} x (processor ${(peer.processor / counted.processor).toFixed(1)} x)`);
}

/** Null where the library is not installed. */
function runPeer(what: 'numpy' | 'sklearn'): (Times & { readonly sums: readonly number[] }) | null {
  if (spawnSync('/usr/bin/python3', ['-c', `import ${what}${what === 'sklearn' ? ', pandas' : ''}`], { stdio: 'ignore' }).status !== 0) return null;
  const sizes = [shape.items, shape.classes, shape.keys, shape.values].map(String);
  return JSON.parse(execFileSync('/usr/bin/python3', [path.resolve('bench', 'peers', 'evaluationPeers.py'), what, folder, ...sizes], { encoding: 'utf8' })) as Times & { sums: number[] };
}

function writeCodes(): string {
  const into = path.resolve('out', 'bench', 'evaluation');
  fs.mkdirSync(into, { recursive: true });
  for (const name of ['actual', 'predicted', 'tags'] as const) fs.writeFileSync(path.join(into, `${name}.u8`), data[name]);
  return into;
}
