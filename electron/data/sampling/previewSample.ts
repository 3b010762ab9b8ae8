import type { Database } from 'better-sqlite3';
import type { TrainingPlan } from '../../../shared/contract/models';
import type { SamplePreview, SampleRequest } from '../../../shared/contract/sampling';
import type { LabelMatrix } from '../../../shared/agreement/labelMatrix';
import type { StrategyId } from '../../../shared/domain/model';
import { MODEL_C } from '../../../shared/model/linear/modelC';
import { selectBatch } from '../../../shared/strategies/selectBatch';
import { StrategyError, type WeakRows } from '../../../shared/strategies/strategy';
import { readLabels } from '../agreement/readLabels';
import { findMask } from '../evaluation/findMask';
import { loadRun, type RunPredictions } from '../evaluation/loadRun';
import { loadTruth, type Truth } from '../evaluation/loadTruth';
import type { AnalysisControl } from '../handler';
import { readItemRows } from '../items/readItemRows';
import { Refusal } from '../refusal';
import { findSlices } from '../slices/findSlices';
import { listSlices } from '../slices/savedSlices';
import { readPlan } from '../training/readPlan';
import { heldOutProbabilities } from './heldOutProbabilities';
import { listPool } from './listPool';
import { type ItemRows, readRows, toFeatures } from './readRows';

/** Strategies that compare items whatever the model says; others do without features where there are none. */
const NEED_FEATURES: ReadonlySet<StrategyId> = new Set(['k-centre', 'cluster-first', 'density', 'committee']);
/** Lines that are read at once for the preview. */
const LINES_A_READ = 1_000;

/** A batch and why each item is in it. Refused where the strategy lacks what it needs, or its scores are all the same. The same request over the same project gives the same batch. */
export async function previewSample(db: Database, request: SampleRequest, control: AnalysisControl): Promise<SamplePreview> {
  const read = await readRowsFor(db, request.strategy, control);
  const input = db.transaction(() => readInput(db, request, read))();
  const slices = request.strategy === 'weakest-slice' ? await readSlices(db, request, input, control) : undefined;
  const { rows, rowOf, itemIds, run, plan, pool } = input;
  const fitted = rows && toFeatures(rows, Array.from(itemIds.keys()).filter((row) => input.inPlay.has(row)));
  const labelled = Array.from(itemIds.keys()).filter((row) => plan.labels[itemIds[row]! - 1]! >= 0 && plan.splits[itemIds[row]! - 1]! !== TEST);
  const isLearnt = forCommittee(plan);
  const withLabels = (chosen: readonly number[]) => ({ rows: chosen, labels: chosen.map((row) => plan.labels[itemIds[row]! - 1]!) });
  const { strategy, size, seed, auditShare } = request;
  const given = run && probabilitiesOf(run, input.truth, plan, itemIds);
  const probabilities = given && rows && strategy === 'label-more-or-new' && hasSeenSome(db, run.runId) ? await heldOutProbabilities(given, { source: rows.source, labels: Int32Array.from(itemIds, (id) => plan.splits[id - 1] === TEST ? -1 : plan.labels[id - 1]!), classes: plan.classes.length, seed, pause: control.pause }) : given;
  try {
    const batch = await selectBatch({
      strategy, size, seed, auditShare, candidates: Uint32Array.from(pool, (id) => rowOf[id]!), features: fitted, probabilities, classes: plan.classes.map(({ name }) => name),
      labelled: withLabels(labelled), training: withLabels(labelled.filter((row) => isLearnt(itemIds[row]!))), pause: control.pause, ...(rows && { content: rows.content, c: MODEL_C[rows.source.kind] }), ...(slices && { slices }), ...(strategy === 'label-more-or-new' && { annotations: input.annotations! }),
    });
    const items = batch.items.map(({ row, ...item }) => ({ ...item, itemId: itemIds[row]! }));
    const notes = [...(batch.note === null ? [] : [batch.note]), ...sayUnread(input), ...sayUnsplit(items, plan)];
    return { items: db.transaction(() => describe(db, items, input))(), strategy, runId: request.runId, pool: pool.length, nearDuplicates: batch.nearDuplicates, note: notes.length === 0 ? null : notes.join(' ') };
  } catch (error) {
    if (error instanceof StrategyError) throw new Refusal(error.failure, error.message);
    throw error;
  }
}

const [TRAIN, DEV, TEST] = [1, 2, 3];
type SampleInput = ReturnType<typeof readInput>;

/** Null: pictures or sounds that nobody has read, for a strategy that does without. */
async function readRowsFor(db: Database, strategy: StrategyId, { pause }: AnalysisControl): Promise<ItemRows | null> {
  try {
    return await readRows(db, pause);
  } catch (error) {
    if (!NEED_FEATURES.has(strategy) && error instanceof Refusal && error.code === 'noFeatures') return null;
    throw error;
  }
}

function readInput(db: Database, request: SampleRequest, read: ItemRows | null) {
  const truth = loadTruth(db);
  const plan = readPlan(db, request.labelSource);
  const run = request.runId === null ? null : loadRun(db, request.runId, truth);
  if (run && run.probabilities === null) throw new Refusal('noProbabilities', `The run “${run.name}” has predicted classes only, and a batch is chosen by how sure a model is. Choose a run with probabilities, or train a model.`);
  const found = listPool(db, request, (id) => plan.labels[id - 1]! >= 0);
  const isRandom = request.strategy === 'random';
  const known = read && new Set(read.itemIds);
  // Chance leaves nothing out that nobody has read, though then it can't tell what is alike.
  const rows = isRandom && known && found.some((id) => !known.has(id)) ? null : read;
  const itemIds = rows?.itemIds ?? Uint32Array.from({ length: plan.items }, (_, at) => at + 1);
  const rowOf = new Int32Array(plan.items + 1).fill(-1);
  itemIds.forEach((id, row) => (rowOf[id] = row));
  // What the model says nothing of can be chosen by none of its figures.
  const pool = isRandom ? found : found.filter((id) => rowOf[id]! >= 0 && (run === null || run.predicted[id - 1]! >= 0));
  const unread = found.length - pool.length;
  if (pool.length === 0 && unread > 0) throw new Refusal('notRead', `None of the ${unread.toLocaleString('en')} items to choose from has been read or predicted yet. Train again, which reads and predicts all items, or take a random batch.`);
  const inPlay = new Set<number>();
  for (const id of pool) inPlay.add(rowOf[id]!);
  itemIds.forEach((id, row) => plan.labels[id - 1]! >= 0 && plan.splits[id - 1]! !== TEST && inPlay.add(row));
  return { truth, plan, run, rows, itemIds, rowOf, pool, unread, inPlay, annotations: request.strategy === 'label-more-or-new' ? toMatrix(db, plan, itemIds) : null };
}

function sayUnread({ unread }: SampleInput): string[] {
  return unread === 0 ? [] : [`${unread.toLocaleString('en')} items that came after the training, or could not be read, were left out, of the random share too: train again to have them.`];
}

/** A committee learns from the train split, and before there is one from what is in no split. */
function forCommittee({ splits }: TrainingPlan): (itemId: number) => boolean {
  const wanted = splits.includes(TRAIN) ? TRAIN : 0;
  return (itemId) => splits[itemId - 1] === wanted;
}

/** A training learns from the train split alone where there are splits. */
function sayUnsplit(items: readonly { readonly itemId: number }[], { splits }: TrainingPlan): string[] {
  const count = splits.some((split) => split !== 0) ? items.filter(({ itemId }) => splits[itemId - 1] === 0).length : 0;
  return count === 0 ? [] : [`${count.toLocaleString('en')} of them are in no split: put them into train, or their labels will not be learnt from.`];
}

/** By row and class of the plan, each row adding up to 1; NaN where the run says nothing. Retired classes, which nobody can answer, are left out. */
function probabilitiesOf({ probabilities }: RunPredictions, { classes }: Truth, plan: TrainingPlan, itemIds: Uint32Array): Float64Array {
  const { row: rowOf, values } = probabilities!;
  const places = plan.classes.map(({ uid }) => classes.findIndex((entry) => entry.uid === uid));
  const k = places.length;
  const found = new Float64Array(itemIds.length * k).fill(Number.NaN);
  itemIds.forEach((id, row) => {
    const from = rowOf[id - 1]!;
    if (from === -1) return;
    let sum = 0;
    for (const place of places) sum += values[from * classes.length + place]!;
    places.forEach((place, at) => (found[row * k + at] = sum > 0 ? values[from * classes.length + place]! / sum : 1 / k));
  });
  return found;
}

/** Answers by row, classes as the plan has them. */
function toMatrix(db: Database, plan: TrainingPlan, itemIds: Uint32Array): LabelMatrix {
  const { matrix, itemIds: answered, classes } = readLabels(db);
  const placeOf = classes.map(({ uid }) => plan.classes.findIndex((entry) => entry.uid === uid));
  const at = new Map(Array.from(answered, (id, item) => [id, item]));
  const start = new Uint32Array(itemIds.length + 1);
  const [annotator, label]: [number[], number[]] = [[], []];
  itemIds.forEach((id, row) => {
    const item = at.get(id);
    if (item !== undefined)
      for (let entry = matrix.start[item]!; entry < matrix.start[item + 1]!; entry += 1) {
        const place = placeOf[matrix.label[entry]!]!;
        if (place < 0) continue;
        annotator.push(matrix.annotator[entry]!);
        label.push(place);
      }
    start[row + 1] = label.length;
  });
  return { itemCount: itemIds.length, annotatorCount: matrix.annotatorCount, classCount: plan.classes.length, start, annotator: Uint16Array.from(annotator), label: Uint16Array.from(label) };
}

/** Whether the run's model was trained on some of the items that it predicts. */
function hasSeenSome(db: Database, runId: number): boolean {
  return db.prepare<[number], number | null>('SELECT out_of_sample FROM run WHERE id = ?').pluck().get(runId) === 0;
}

/** The project's saved slices, or where there are none those found, with the run's error rates on items with gold labels: of a run that has seen some of them on dev items alone, since it knows those it has seen by heart. */
async function readSlices(db: Database, { runId }: SampleRequest, { truth, run, rowOf }: SampleInput, control: AnalysisControl): Promise<WeakRows[]> {
  if (!run || runId === null) throw new Refusal('needsModel', 'Weak slices are those of a run. Choose the run whose errors are to be mended.');
  const hasLearnt = hasSeenSome(db, runId);
  // What the test items would say must not steer what is learnt.
  const isJudged = (item: number) => truth.actual[item]! >= 0 && run.predicted[item]! >= 0 && (hasLearnt ? truth.split[item] === DEV - 1 : truth.split[item] !== TEST - 1);
  if (!truth.actual.some((_, item) => isJudged(item))) throw new Refusal('needsSlices', `Where the run “${run.name}” errs is told by ${hasLearnt ? 'dev items with gold labels, since it has learnt from others' : 'items with gold labels'}, and there are none. Put labelled items into dev, or choose another strategy.`);
  const judged = hasLearnt ? ({ column: 'split', operator: 'is', values: ['dev'] } as const) : ({ column: 'split', operator: 'isNot', values: ['test'] } as const);
  const saved = listSlices(db).map(({ name, query }) => ({ name, query }));
  const found = saved.length > 0 ? saved : (await findSlices(db, { runId, query: { search: '', filters: [judged], sort: null }, dimensions: null, maxDepth: 2, minSupport: null, alpha: 0.95, top: 10, seed: 0 }, control)).slices.map(({ predicate, filters }) => ({ name: predicate.map(({ key, value }) => `${key} ${value ?? 'missing'}`).join(', '), query: { search: '', filters: filters.filter(({ column }) => !column.startsWith('outcome:')), sort: null } }));
  return found.flatMap(({ name, query }) => {
    const mask = findMask(db, query);
    let [n, wrong] = [0, 0];
    for (let item = 0; item < mask.length; item += 1) {
      if (mask[item] === 0 || !isJudged(item)) continue;
      n += 1;
      if (truth.actual[item] !== run.predicted[item]) wrong += 1;
    }
    return n === 0 ? [] : [{ name, rows: Array.from(mask.keys()).filter((item) => mask[item] === 1 && rowOf[item + 1]! >= 0).map((item) => rowOf[item + 1]!), errorRate: wrong / n }];
  });
}

function describe(db: Database, items: readonly { readonly itemId: number; readonly score: number; readonly reason: string; readonly audit: boolean }[], { run, truth }: SampleInput): SamplePreview['items'] {
  const described: SamplePreview['items'] = [];
  for (let from = 0; from < items.length; from += LINES_A_READ) {
    const part = items.slice(from, from + LINES_A_READ);
    const lines = new Map(readItemRows(db, Uint32Array.from(part, ({ itemId }) => itemId)).map((line) => [line.id, line]));
    for (const item of part) {
      const { externalId, preview } = lines.get(item.itemId)!;
      const place = run?.predicted[item.itemId - 1] ?? -1;
      const confidence = run?.probabilities?.confidence[item.itemId - 1] ?? Number.NaN;
      described.push({ ...item, externalId, excerpt: preview, predictedUid: place < 0 ? null : truth.classes[place]!.uid, confidence: Number.isNaN(confidence) ? null : confidence });
    }
  }
  return described;
}
