import { joinRuns } from '../shared/evaluation/joinRuns';
import { pairOutcomes } from '../shared/evaluation/pairOutcomes';
import { selectRows } from '../shared/evaluation/selectRows';
import { sliceCells } from '../shared/evaluation/sliceCells';
import { findLabelIssues } from '../shared/labelIssues/findLabelIssues';
import { mcnemar } from '../shared/metrics/mcnemar';
import { pairedDifference } from '../shared/metrics/pairedDifference';
import { createRandom } from '../shared/sampling/random';
import { findWeakSlices } from '../shared/slices/findWeakSlices';
import { SLICE_SEARCH } from '../shared/slices/sliceSearch';

/**
 * Weak slices, two runs compared and likely label errors on 1,000,000 predictions (or the number given) of 10 classes with probabilities, 20 tag keys of 10 values of which
 * some are common and some rare. One slice of two values is planted. The best of three each, and the longest time between two pauses, which is
 * how long a cancellation waits.
 */
const size = { items: Number(process.argv[2] ?? 1_000_000), classes: 10, keys: 20, values: 10 };
const random = createRandom(1);
console.log(`${size.items.toLocaleString('en')} items, ${size.classes} classes, ${size.keys} keys x ${size.values} values\n`);

/** The value v of a key has a share in proportion to 1 / (v + 1): 34 % down to 3 %. */
const shares = Float64Array.from({ length: size.values }, (_, value) => 1 / (value + 1));
const total = shares.reduce((sum, share) => sum + share, 0);
const keys = Array.from({ length: size.keys }, (_, at) => ({ key: `k${at}`, values: Array.from({ length: size.values }, (__, value) => `v${value}`), valueCount: size.values, codes: Int32Array.from({ length: size.items }, drawValue), more: null }));
const actual = Int16Array.from({ length: size.items }, () => random.nextBelow(size.classes));
const predicted = actual.map((truth, item) => (random.nextFloat() < (keys[0]!.codes[item] === 2 && keys[1]!.codes[item] === 1 ? 0.3 : 0.1) ? random.nextBelow(size.classes) : truth));
const baseline = actual.map((truth) => (random.nextFloat() < 0.12 ? random.nextBelow(size.classes) : truth));
const errors = Uint8Array.from(actual, (truth, item) => (truth === predicted[item] ? 0 : 1));
const values = new Float64Array(size.items * size.classes);
actual.forEach((_, item) => drawProbabilities(item));

const search = { errors, keys, ...SLICE_SEARCH, minSupport: Math.ceil(size.items / 100), seed: 1 };
for (const maxDepth of [1, 2, 3]) {
  const { slices, searched } = await measure(`weak slices at depth ${maxDepth}`, (pause) => findWeakSlices({ ...search, maxDepth, pause }));
  console.log(`  ${searched.toLocaleString('en')} slices scored, ${slices.filter(({ q }) => q! < 0.05).length} of ${slices.length} confirmed; the first: ${slices[0]!.predicate.map(({ key, value }) => `k${key} = v${value}`).join(', ')}`);
}
await measure('two runs compared: counts and McNemar over all and 200 slices', async (pause) => compare(0, pause));
await measure('  the same with 2,000 bootstrap replicates for each slice', async (pause) => compare(2_000, pause));
const labelled = { classCount: size.classes, given: Uint16Array.from(actual), row: Uint32Array.from(actual.keys()), values };
const { issues } = await measure('likely label errors', (pause) => findLabelIssues(labelled, 'prune-by-noise-rate', pause));
console.log(`  ${issues.length.toLocaleString('en')} found`);

type Pause = () => Promise<void>;

async function compare(replicates: number, pause: Pause): Promise<number> {
  const all = new Uint8Array(size.items).fill(1);
  const joint = joinRuns(selectRows({ itemCount: size.items, classCount: size.classes, actual, predicted }, all), baseline);
  let found = 0;
  for (const { values: names, codes, key } of keys) {
    await pause();
    for (const { cell, counts } of sliceCells(joint, { key, values: names, codes, more: { item: new Uint32Array(0), code: new Int32Array(0) } })) {
      const { n, b, c } = pairOutcomes(joint, counts, cell);
      if (mcnemar(b, c).p < 0.05) found += 1;
      pairedDifference({ n, fixed: c, broken: b }, { replicates, seed: 1 });
    }
  }
  return found;
}

async function measure<T>(what: string, work: (pause: Pause) => Promise<T>): Promise<T> {
  const tries: { readonly seconds: number; readonly processor: number; readonly longest: number; readonly found: T }[] = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    let [last, longest] = [start, 0];
    const pause = async () => {
      longest = Math.max(longest, performance.now() - last);
      await new Promise((resolve) => setImmediate(resolve));
      last = performance.now();
    };
    const found = await work(pause);
    await pause();
    const { user, system } = process.cpuUsage(used);
    tries.push({ seconds: (performance.now() - start) / 1000, processor: (user + system) / 1e6, longest, found });
  }
  const best = tries.reduce((a, b) => (b.seconds < a.seconds ? b : a));
  console.log(`${what.padEnd(70)} ${best.seconds.toFixed(2).padStart(6)} s (processor ${Math.min(...tries.map(({ processor }) => processor)).toFixed(2)} s), longest without a pause ${best.longest.toFixed(0)} ms`);
  return best.found;
}

function drawValue(): number {
  let left = random.nextFloat() * total;
  let value = 0;
  while (value < size.values - 1 && left >= shares[value]!) left -= shares[value++]!;
  return value;
}

/** Most of it on the predicted class. */
function drawProbabilities(item: number): void {
  const base = item * size.classes;
  let sum = 0;
  for (let place = 0; place < size.classes; place += 1) sum += values[base + place] = random.nextFloat() * (place === predicted[item] ? 20 : 1);
  for (let place = 0; place < size.classes; place += 1) values[base + place]! /= sum;
}
