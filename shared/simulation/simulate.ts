import type { StrategyId } from '../domain/model';
import { predictSoftmax } from '../model/linear/predictSoftmax';
import { trainSoftmax } from '../model/linear/trainSoftmax';
import { takeRows } from '../model/takeRows';
import { allReached, compareCurves, type RepeatedCurve } from './compareCurves';
import { compressFold } from './compressFold';
import { labelsNeeded } from './labelsNeeded';
import { scoreRows } from './scoreRows';
import { SimulatedRun } from './simulatedRun';
import type { Fold, Simulation, SimulationOptions, SimulationPoint, StrategyCurve } from './simulation';
import { summarise } from './summarise';

/**
 * Would active learning have saved labels on this data?
 *
 * Labels are known and hidden: each repeat starts with the same few random labels for every strategy (drawn until two classes are among them), then again and again a softmax regression is trained (warm-started at the
 * one before), judged on the test rows, and asked for the next batch. Repeats differ by seed, and take turns in the folds. Near-duplicates are left out of batches as in the app. Random is always simulated.
 *
 * Returns curves of accuracy and macro-F1 (mean, deviation and percentile interval over the repeats), the labels needed for the goal and their ratio to random's (compareCurves). Deterministic. `pause` is called often;
 * rejecting ends it. Throws RangeError where the pool has labels of one class only, and StrategyError where a strategy cannot choose.
 *
 * Don't trust it for another model than softmax regression on these features, nor for labels that were themselves chosen by a strategy: the pool is then no random sample. Compared with the same loop in scikit-learn.
 */
export async function simulate(options: SimulationOptions): Promise<Simulation> {
  const { classes, batch, repeats, seed, goalShare = 0.95, stopAtGoal, onPoint } = options;
  const folds = options.folds.map(compressFold);
  const smallest = Math.min(...folds.map(({ pool }) => pool.length));
  const budget = Math.min(options.budget, smallest);
  const startSize = Math.min(budget, options.startSize ?? Math.max(batch, Math.min(20, classes.length)));
  for (const { pool } of folds) if (new Set(Array.from(pool, (row) => options.labels[row]!)).size < 2) throw new RangeError('The labels are of one class only: there is nothing to learn. Label items of a second class.');
  const full = await scoreFull({ ...options, folds }, smallest);
  const goal = goalShare * full.macroF1;
  const curves: StrategyCurve[] = [];
  let random: RepeatedCurve | null = null;
  const order: StrategyId[] = ['random', ...options.strategies.filter((strategy) => strategy !== 'random')];
  for (const [at, strategy] of order.entries()) {
    const runs = Array.from({ length: repeats }, (_, repeat) => new SimulatedRun(options, folds[repeat % folds.length]!, strategy, seed + repeat));
    const points: SimulationPoint[] = [];
    let [chosen, alike] = [0, 0];
    for (let labels = startSize; ; labels = Math.min(budget, labels + batch)) {
      for (const [repeat, run] of runs.entries()) {
        await options.pause?.((at + (labels + (batch * repeat) / repeats) / (budget + batch)) / order.length, strategy);
        await run.growTo(labels);
      }
      const point = summarise(labels, runs.map(({ accuracy }) => accuracy), runs.map(({ macroF1 }) => macroF1), seed);
      points.push(point);
      onPoint?.(strategy, point);
      if (labels >= budget || (stopAtGoal && point.macroF1Mean >= goal && allReached(curveOf(points), goal, seed))) break;
    }
    for (const run of runs) [chosen, alike] = [chosen + run.chosen, alike + run.alike];
    const curve = curveOf(points);
    random ??= curve;
    const { ratio, interval } = compareCurves(curve, random, goal, { seed });
    curves.push({ strategy, points, labelsNeeded: labelsNeeded(curve.labels, points.map(({ macroF1Mean }) => macroF1Mean), goal), ratio, ratioInterval: interval, nearDuplicateShare: chosen === 0 ? null : alike / chosen });
  }
  return { full, goal, startSize, curves };
}

function curveOf(points: readonly SimulationPoint[]): RepeatedCurve {
  return { labels: points.map(({ labels }) => labels), values: points.map(({ macroF1s }) => macroF1s) };
}

async function scoreFull({ folds, labels, classes, c, pause }: SimulationOptions, size: number): Promise<Simulation['full']> {
  let [accuracy, macroF1] = [0, 0];
  for (const { features, pool, test } of folds) {
    const model = await trainSoftmax(takeRows(features, pool), labelsOf(labels, pool), { classes: classes.length, c, tolerance: 1e-4, ...(pause && { pause }) });
    const score = scoreRows(predictSoftmax(model, takeRows(features, test)), labelsOf(labels, test), classes.length);
    accuracy += score.accuracy / folds.length;
    macroF1 += score.macroF1 / folds.length;
  }
  return { labels: size, accuracy, macroF1 };
}

function labelsOf(labels: ArrayLike<number>, rows: Fold['pool']): Int32Array {
  return Int32Array.from(rows, (row) => labels[row]!);
}
