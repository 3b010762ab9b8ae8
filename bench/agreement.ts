import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { bootstrapAgreement } from '../shared/agreement/bootstrapAgreement';
import { krippendorffAlpha } from '../shared/agreement/krippendorffAlpha';
import { pairwiseAgreement } from '../shared/agreement/pairwiseAgreement';
import { dawidSkene } from '../shared/consensus/dawidSkene';
import { mace } from '../shared/consensus/mace';
import { majorityVote } from '../shared/consensus/majorityVote';
import { wawa } from '../shared/consensus/wawa';
import { makeCrowd } from './lib/makeCrowd';

/**
 * Agreement and consensus on a simulated crowd (100,000 items x 10 labels by 100 annotators of accuracy 0.6 to 0.95, 10 classes; or the number of items
 * given), against what a notebook would use: scikit-learn's cohen_kappa_score for each pair, NLTK's alpha, Dawid-Skene in plain numpy. These are Debian's
 * (apt-get install python3-sklearn python3-nltk); a peer that is not installed is named. Each is the best of five, all in this one run.
 */
const size = { items: Number(process.argv[2] ?? 100_000), annotators: 100, classes: 10, labelsPerItem: 10, seed: 1 };
const { matrix, truth } = makeCrowd(size);
const labels = matrix.label.length;
console.log(`${size.items.toLocaleString('en')} items x ${size.labelsPerItem} labels, ${size.annotators} annotators, ${size.classes} classes, seed ${size.seed}\n`);
const folder = writeLabels();

const alphaAlone = await measure('alpha', () => krippendorffAlpha(matrix));
const agreement = await measure('alpha and all pairwise kappas', () => ({ alpha: krippendorffAlpha(matrix).value!, pairs: pairwiseAgreement(matrix).pairs }));
const pairsCompared = 200;
const kappas = runPeer<{ sum: number }>('kappas', 'sklearn', pairsCompared);
same('kappa', kappas?.sum, agreement.found.pairs.slice(0, pairsCompared).reduce((sum, { kappa }) => sum + (kappa.value ?? 0), 0));
compare(`scikit-learn cohen_kappa_score (${pairsCompared} of ${agreement.found.pairs.length} pairs, scaled)`, kappas, agreement);
const alpha = runPeer<{ alpha: number }>('alpha', 'nltk', 10_000);
const first = makeCrowd({ ...size, items: Math.min(size.items, 1000) });
same('alpha', alpha?.alpha, krippendorffAlpha(first.matrix).value!);
compare('NLTK alpha (10,000 labels, scaled)', alpha, agreement);
compare('  the same against alpha alone', alpha, alphaAlone);

const consensus = await measure('Dawid-Skene', () => dawidSkene(matrix, { pause }));
const numpy = runPeer<{ logLikelihood: number }>('dawidskene', 'numpy', consensus.found.iterations);
same('log-likelihood', numpy && numpy.logLikelihood / consensus.found.logLikelihood!, 1);
compare(`plain numpy EM, the same ${consensus.found.iterations} rounds`, numpy, consensus);

console.log('');
const others = [await measure('majority', () => majorityVote(matrix)), await measure('wawa', () => wawa(matrix)), await measure('one-coin', () => dawidSkene(matrix, { oneCoin: true, pause })), await measure('MACE, 10 starts', () => mace(matrix, { seed: 0, pause }))];
await measure('bootstrap of alpha, 2,000 replicates', () => bootstrapAgreement(matrix, { replicates: 2000, seed: 0, pause }));
console.log(`\naccuracy: ${[others[0]!, others[1]!, consensus, ...others.slice(2)].map(({ what, found }) => `${what} ${accuracy(found.label).toFixed(5)}`).join(', ')}`);
fs.rmSync(folder, { recursive: true, force: true });

/** By the wall, and of the processor (all threads): on a machine that others use too only the second can be compared. */
interface Times {
  readonly seconds: number;
  readonly processor: number;
}

interface Measured<T> extends Times {
  readonly what: string;
  readonly found: T;
}

/** As the analyst process does: other work gets its turn. */
async function pause(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** The best of five. */
async function measure<T>(what: string, work: () => T | Promise<T>): Promise<Measured<T>> {
  const tries: (Times & { readonly found: T })[] = [];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    const found = await work();
    const { user, system } = process.cpuUsage(used);
    tries.push({ seconds: (performance.now() - start) / 1000, processor: (user + system) / 1e6, found });
  }
  const best = { what, seconds: Math.min(...tries.map(({ seconds }) => seconds)), processor: Math.min(...tries.map(({ processor }) => processor)), found: tries[0]!.found };
  console.log(`${what.padEnd(70)} ${describe(best)}`);
  return best;
}

function compare(what: string, peer: Times | null, ours: Measured<unknown>): void {
  if (peer === null) console.log(`${what.padEnd(70)} not installed`);
  else console.log(`${what.padEnd(70)} ${describe(peer)}  ${(peer.seconds / ours.seconds).toFixed(1)} x (processor ${(peer.processor / ours.processor).toFixed(1)} x) "${ours.what}"`);
}

function describe({ seconds, processor }: Times): string {
  return `${seconds.toFixed(2).padStart(6)} s (processor ${processor.toFixed(2).padStart(5)} s)`;
}

/** The peer is to have computed the same, or the comparison means nothing. */
function same(what: string, theirs: number | null | undefined, ours: number): void {
  if (theirs !== null && theirs !== undefined && Math.abs(theirs - ours) > 1e-9 * Math.max(1, Math.abs(ours))) throw new Error(`${what}: the peer has ${theirs}, ours is ${ours}`);
}

function accuracy(label: Int32Array): number {
  return label.filter((value, item) => value === truth[item]).length / label.length;
}

/** Null where the library is not installed. */
function runPeer<T>(what: string, library: string, argument: number): (Times & T) | null {
  if (spawnSync('/usr/bin/python3', ['-c', `import ${library}`], { stdio: 'ignore' }).status !== 0) return null;
  const output = execFileSync('/usr/bin/python3', [path.resolve('bench', 'peers', 'crowdPeers.py'), what, folder, String(size.items), String(size.annotators), String(size.classes), String(argument)], { encoding: 'utf8' });
  return JSON.parse(output) as Times & T;
}

function writeLabels(): string {
  const into = path.resolve('out', 'bench', 'agreement');
  fs.mkdirSync(into, { recursive: true });
  const item = new Uint32Array(labels);
  for (let at = 0; at < size.items; at += 1) item.fill(at, matrix.start[at]!, matrix.start[at + 1]!);
  for (const [name, values] of [['item', item], ['annotator', Uint32Array.from(matrix.annotator)], ['label', Uint32Array.from(matrix.label)]] as const) fs.writeFileSync(path.join(into, `${name}.u32`), values);
  return into;
}
