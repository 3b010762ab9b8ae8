import type { StrategyId } from '../shared/domain/model';
import { simulate } from '../shared/simulation/simulate';
import type { StrategyCurve } from '../shared/simulation/simulation';
import { selectBatch } from '../shared/strategies/selectBatch';
import { StrategyError } from '../shared/strategies/strategy';
import { readLabelledSet, SETS, type SetName } from './lib/activeLearningData';

/**
 * npm run bench -- simulate FOLDER FEATURES [--quick] [--sets=a,b] [--strategies=a,b] [--repeats=10]
 *
 * Does active learning save labels? Simulates strategies on labelled sets (activeLearningData says what the folders hold), ten paired repeats, batches of 10 (5 under 500 items), until the mean curve and those of
 * resampled repeats reach 95 % of the full pool's macro-F1. Prints curves, labels needed, ratios to random's with paired bootstrap intervals and near-duplicates, and whether what is promised holds. `--quick`: three repeats, without trec.
 */
const [folder, features, ...options] = process.argv.slice(2);
if (!folder || !features) throw new Error('npm run bench -- simulate FOLDER FEATURES');
const option = (name: string) => options.find((text) => text.startsWith(`--${name}=`))?.slice(name.length + 3);
const quick = options.includes('--quick');
const sets = (option('sets')?.split(',') ?? SETS.filter((name) => !quick || name !== 'trec')) as SetName[];
const strategies = (option('strategies')?.split(',') ?? ['default', 'margin']) as StrategyId[];
const repeats = Number(option('repeats') ?? (quick ? 3 : 10));
const failures: string[] = [];
const best = new Map<SetName, number>();
for (const name of sets) await simulateSet(name);
const others = [...best].filter(([name]) => name !== 'sms_spam').map(([, ratio]) => ratio);
if (others.length > 0) check(Math.min(...others) <= 0.7, `at most 0.7 x random's labels on at least one other set: ${Math.min(...others).toFixed(2)}`);
await refuseConstant();
console.log(failures.length === 0 ? '\nAll of it holds.' : `\nDoes not hold: ${failures.join('; ')}`);
process.exitCode = failures.length === 0 ? 0 : 1;

async function simulateSet(name: SetName): Promise<void> {
  const set = await readLabelledSet(name, folder!, features!);
  const [start, used] = [performance.now(), process.cpuUsage()];
  const batch = set.labels.length < 500 ? 5 : 10;
  const alike: StrategyId[] = set.classes.length === 2 && !option('strategies') ? ['margin', 'least-confidence', 'entropy'] : [];
  const { full, goal, curves } = await simulate({ ...set, strategies: [...new Set([...strategies, ...alike])], batch, startSize: batch, budget: Infinity, repeats, seed: 1, stopAtGoal: true, onPoint: (strategy, { labels, macroF1Mean }) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${name} ${strategy} ${labels} labels, macro-F1 ${macroF1Mean.toFixed(3)}   `);
  } });
  const { user, system } = process.cpuUsage(used);
  console.log(`\n${name}: ${set.labels.length.toLocaleString('en')} items, ${set.classes.length} classes; all ${full.labels.toLocaleString('en')} labels: accuracy ${full.accuracy.toFixed(4)}, macro-F1 ${full.macroF1.toFixed(4)}; goal ${goal.toFixed(4)}; ${((performance.now() - start) / 1000).toFixed(0)} s (processor ${((user + system) / 1e6).toFixed(0)} s)`);
  for (const curve of curves) printCurve(curve);
  for (const { strategy, ratio, ratioInterval, nearDuplicateShare } of curves) {
    check((nearDuplicateShare ?? 0) < 0.02, `${name}: near-duplicates of ${strategy} under 2 %`);
    if (strategy !== 'default') continue;
    if (ratio !== null) best.set(name, ratio);
    check(ratio !== null && ratioInterval !== null && ratioInterval.low <= 1.1, `${name}: default is not worse than 1.1 x random`);
    if (name === 'sms_spam') check(ratio !== null && ratio <= 0.5, 'sms_spam: default needs at most 0.5 x random');
  }
  const same = curves.filter(({ strategy }) => alike.includes(strategy));
  if (same.length > 0) check(same.every(({ points }) => JSON.stringify(points) === JSON.stringify(same[0]!.points)), `${name}: least confidence, margin and entropy choose the same items`);
}

function printCurve({ strategy, points, labelsNeeded, ratio, ratioInterval, nearDuplicateShare }: StrategyCurve): void {
  const interval = ratioInterval && `${ratioInterval.low.toFixed(2)} to ${ratioInterval.high.toFixed(2)}`;
  console.log(`  ${strategy.padEnd(17)} needs ${labelsNeeded === null ? 'more' : labelsNeeded.toFixed(0).padStart(4)}, ${ratio === null ? 'no ratio' : `${ratio.toFixed(2)} x random (${interval})`}, near-duplicates ${((nearDuplicateShare ?? 0) * 100).toFixed(2)} %`);
  const step = Math.ceil(points.length / 8);
  const shown = points.filter((_, at) => at % step === 0 || at === points.length - 1);
  console.log(`    ${shown.map(({ labels, macroF1Mean, macroF1Interval }) => `${labels}: ${macroF1Mean.toFixed(3)}${macroF1Interval ? ` (${macroF1Interval.low.toFixed(2)}-${macroF1Interval.high.toFixed(2)})` : ''}`).join('  ')}`);
}

/** A model that says the same of everything must not choose in chance's place. */
async function refuseConstant(): Promise<void> {
  for (const strategy of ['default', 'margin', 'least-confidence', 'entropy', 'power-noise'] as const) {
    const request = { strategy, size: 5, seed: 1, candidates: Array.from({ length: 50 }, (_, at) => at), features: null, probabilities: new Float32Array(100).fill(0.5), classes: ['a', 'b'], labelled: { rows: [50, 51, 52, 53], labels: [0, 0, 1, 1] } };
    const refused = await selectBatch(request).then(() => false, (error: unknown) => error instanceof StrategyError && error.failure === 'constantScore');
    check(refused, `constant scores are an error: ${strategy}`);
  }
}

function check(holds: boolean, what: string): void {
  console.log(`  ${holds ? 'holds' : 'DOES NOT HOLD'}: ${what}`);
  if (!holds) failures.push(what);
}
