import type { Database } from 'better-sqlite3';
import type { Input, Output } from '../../../shared/contract';
import type { ModelDetails } from '../../../shared/contract/models';
import { SPLITS } from '../../../shared/domain/project';
import { MODEL_C } from '../../../shared/model/linear/modelC';
import { randomCurve } from '../../../shared/simulation/randomCurve';
import type { AnalysisControl } from '../handler';
import { listModels } from '../models/listModels';
import { Refusal } from '../refusal';
import { readPlan } from '../training/readPlan';
import { readRows } from './readRows';
import { toCurvePoint } from './runSimulation';

/** Sizes that the curve has beyond those of the trainings. */
const BETWEEN = 5;
/** Of its labels, what a model without a dev split is measured with: each fifth by the others. */
const IN_TURN = 0.8;
const [TRAIN, DEV] = [1 + SPLITS.indexOf('train'), 1 + SPLITS.indexOf('dev')];

/**
 * What as many labels drawn at random would have given, measured as the last training was and with its kind of features. Labels that a strategy chose are no random sample and are not drawn; dev labels are, each while others
 * judge. So the curve can be longer than the random labels of the training split, and ends where there are no more.
 */
export async function drawRandomCurve(db: Database, { repeats, seed, labelSource }: Input<'learning.random'>, { pause }: AnalysisControl): Promise<Output<'learning.random'>> {
  const trained = listModels(db);
  const last = trained[0]?.details;
  if (!last) throw new Refusal('noModel', 'Nothing is trained yet, so there is no curve to compare with.');
  const rows = await readRows(db, pause, last.features);
  const plan = readPlan(db, labelSource);
  const labels = Int32Array.from(rows.itemIds, (id) => plan.labels[id - 1]!);
  const hasSplits = plan.splits.some((code) => code === TRAIN);
  const chosen = readChosen(db);
  const labelled = (row: number) => labels[row]! >= 0;
  const splitOf = (row: number) => plan.splits[rows.itemIds[row]! - 1]!;
  const isLearnt = (row: number) => splitOf(row) === TRAIN || (!hasSplits && splitOf(row) === 0);
  const all = Int32Array.from(labels.keys()).filter(labelled);
  const drawable = all.filter((row) => (isLearnt(row) || splitOf(row) === DEV) && !chosen.has(rows.itemIds[row]!));
  const inTurn = last.devSource === 'folds';
  const judged = inTurn ? drawable : all.filter((row) => splitOf(row) === DEV);
  const sizes = toSizes(trained.map((model) => model.labels));
  const settings = new Map(last.hyperparameters);
  const points = await randomCurve({
    source: rows.source, labels, classes: plan.classes.length, drawable, judged, sizes,
    learntShare: inTurn ? IN_TURN : 1,
    c: Number(settings.get('C') ?? MODEL_C[rows.source.kind]),
    ...(settings.get('class weights') === 'balanced' && { classWeights: 'balanced' as const }),
    repeats, seed, pause,
  });
  const most = sizes.at(-1)!;
  const reached = points.at(-1)?.labels ?? 0;
  return { points: points.map(toCurvePoint), note: [`Drawn ${repeats} times from the ${drawable.length.toLocaleString('en')} labels that no strategy chose, judged on ${judged.length.toLocaleString('en')} (never by a model that has seen them).`, ...sayEnd(reached, most), ...sayModel(last)].join(' ') };
}

/** Items that a strategy asked for; its audit share and random batches are chance. */
function readChosen(db: Database): ReadonlySet<number> {
  return new Set(db.prepare<[], number>("SELECT item_id FROM sampled_item JOIN sampled_batch USING (queue_id) WHERE audit = 0 AND strategy <> 'random'").pluck().all());
}

/** Those of the trainings, and evenly between the fewest and the most. */
function toSizes(trained: readonly number[]): number[] {
  const [least, most] = [Math.min(...trained), Math.max(...trained)];
  const between = Array.from({ length: BETWEEN }, (_, at) => Math.round(least + ((most - least) * (at + 1)) / (BETWEEN + 1)));
  return [...new Set([...trained, ...between])].sort((a, b) => a - b);
}

function sayEnd(reached: number, most: number): string[] {
  if (reached >= most) return [];
  const more = 'Labels of the dev split, random batches and a random share in every batch make it longer.';
  return [reached === 0 ? `That is too few to say what random would have given. ${more}` : `It ends at ${reached.toLocaleString('en')} labels: there are no more. ${more}`];
}

function sayModel({ kind }: ModelDetails): string[] {
  return kind === 'mlp' || kind === 'propagation' ? ['By softmax regression on the same features, which is quicker than the model trained here.'] : [];
}
