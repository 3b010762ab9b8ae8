import type { Database } from 'better-sqlite3';
import type { CurvePoint, SimulationRequest, SimulationResult } from '../../../shared/contract/sampling';
import type { LabelSource } from '../../../shared/domain/model';
import { MODEL_C } from '../../../shared/model/linear/modelC';
import { stratifiedSplit } from '../../../shared/sampling/stratifiedSplit';
import { simulate } from '../../../shared/simulation/simulate';
import type { SimulationPoint } from '../../../shared/simulation/simulation';
import { StrategyError } from '../../../shared/strategies/strategy';
import { toPair } from '../agreement/measurePart';
import type { AnalysisControl } from '../handler';
import { Refusal } from '../refusal';
import { readPlan } from '../training/readPlan';
import { type ItemRows, readRows, toFeatures } from './readRows';

/** Where nothing is set aside for judging, this share of the labelled items is. */
const HELD_OUT = 0.2;
/** Fewer labels to learn from, or to judge by, tell nothing. */
const FEWEST = 10;
const SPLIT_CODE = { train: 1, dev: 2, test: 3 } as const;

interface KnownLabels {
  readonly rows: ItemRows;
  readonly classes: readonly string[];
  /** By row, -1 without one. */
  readonly labels: Int32Array;
  /** Rows to learn from, and rows to judge by. */
  readonly pool: Int32Array;
  readonly test: Int32Array;
  readonly note: string | null;
}

/** The labels that are known, in those to learn from and those to judge by. Throws `Refusal` where there are too few. */
async function readKnownLabels(db: Database, { labelSource, split, seed }: { readonly labelSource: LabelSource; readonly split: 'dev' | 'test'; readonly seed: number }, { pause }: AnalysisControl): Promise<KnownLabels> {
  const rows = await readRows(db, pause);
  const plan = readPlan(db, labelSource);
  const labels = Int32Array.from(rows.itemIds, (id) => plan.labels[id - 1]!);
  const splitOf = (row: number) => plan.splits[rows.itemIds[row]! - 1]!;
  const labelled = Int32Array.from(labels.keys()).filter((row) => labels[row]! >= 0);
  const hasSplits = plan.splits.some((code) => code === SPLIT_CODE.train);
  const learnt = labelled.filter((row) => splitOf(row) === SPLIT_CODE.train || (!hasSplits && splitOf(row) === 0));
  const judged = labelled.filter((row) => splitOf(row) === SPLIT_CODE[split]);
  if (judged.length >= FEWEST) return check({ rows, classes: plan.classes.map(({ name }) => name), labels, pool: learnt, test: judged, note: null });
  const parts = stratifiedSplit({ items: learnt.length, strata: learnt.map((row) => labels[row]!), groups: null, ratios: [1 - HELD_OUT, HELD_OUT], seed });
  const note = `Fewer than ${FEWEST} items of the ${split} split have a label: a fifth of the labelled training items was set aside to judge by.`;
  return check({ rows, classes: plan.classes.map(({ name }) => name), labels, pool: learnt.filter((_, at) => parts[at] === 0), test: learnt.filter((_, at) => parts[at] === 1), note });
}

function check(known: KnownLabels): KnownLabels {
  if (known.pool.length < FEWEST || known.test.length === 0) throw new Refusal('tooFewLabels', `Only ${known.pool.length} training items have a label, too few to simulate with. Label at least ${2 * FEWEST} items first.`);
  if (new Set(known.pool.map((row) => known.labels[row]!)).size < 2) throw new Refusal('oneClass', 'All labels are of one class: there is nothing to learn. Label items of a second class.');
  return known;
}

/** Each strategy's curve on the labels that are known, hidden and given again in its order. */
export async function runSimulation(db: Database, request: SimulationRequest, control: AnalysisControl): Promise<SimulationResult> {
  const known = await readKnownLabels(db, request, control);
  const { strategies, batch, budget, repeats, seed } = request;
  const result = await simulateKnown(known, { strategies, batch, budget, repeats, seed }, control);
  return {
    full: result.full,
    test: known.test.length,
    pool: known.pool.length,
    goal: result.goal,
    strategies: result.curves.map(({ strategy, points, labelsNeeded, ratio, ratioInterval, nearDuplicateShare }) => ({ strategy, points: points.map(toCurvePoint), labelsNeeded, ratio, ratioCi: toPair(ratioInterval), nearDuplicateShare })),
    notes: [
      ...(known.note === null ? [] : [known.note]),
      ...(budget > known.pool.length ? [`The budget was cut to the ${known.pool.length.toLocaleString('en')} labels that are known.`] : []),
    ],
  };
}

/** As in a project where nothing is labelled: features are fitted on the whole pool, of which no label is used. */
async function simulateKnown({ rows, classes, labels, pool, test }: KnownLabels, options: Omit<SimulationRequest, 'split' | 'labelSource'>, { pause }: AnalysisControl) {
  const features = toFeatures(rows, pool);
  try {
    return await simulate({ ...options, folds: [{ features, pool, test }], labels, classes, content: rows.content, c: MODEL_C[rows.source.kind], pause });
  } catch (error) {
    if (error instanceof StrategyError) throw new Refusal(error.failure, error.message);
    throw error;
  }
}

export function toCurvePoint({ labels, accuracyMean, accuracySd, accuracyInterval, macroF1Mean, macroF1Sd, macroF1Interval }: SimulationPoint): CurvePoint {
  return { labels, accuracyMean, accuracySd, accuracyCi: toPair(accuracyInterval), macroF1Mean, macroF1Sd, macroF1Ci: toPair(macroF1Interval) };
}
