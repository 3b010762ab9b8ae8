import { beforeEach, describe, expect, it } from 'vitest';
import type { MessageName, Output } from '../../../shared/contract';
import { createRandom } from '../../../shared/sampling/random';
import type { SamplePreview } from '../../../shared/contract/sampling';
import { applyPreprocessing, fitPreprocessing } from '../../../shared/model/featureSource';
import { MODEL_C } from '../../../shared/model/linear/modelC';
import { predictSoftmax } from '../../../shared/model/linear/predictSoftmax';
import { trainSoftmax } from '../../../shared/model/linear/trainSoftmax';
import { scoreRows } from '../../../shared/simulation/scoreRows';
import type { DataService } from '../service';
import { addTestItems, type TestItem } from '../testItems';
import { openTestService } from '../testProject';
import { addTestRun } from '../testRun';
import { readRows } from './readRows';

let service: DataService;
const run = <N extends MessageName>(message: N, input: object = {}): Promise<Output<N>> => service.run(message as never, input as never);
const ALL = { search: '', filters: [], sort: null };
const sample = (more: object = {}): Promise<SamplePreview> => run('sampling.preview', { strategy: 'random', size: 5, runId: null, seed: 1, auditShare: 0, query: ALL, labelSource: 'goldOrAnswers', ...more });
const names = ({ items }: SamplePreview) => items.map(({ externalId }) => externalId);

const WORDS = [['cash', 'prize', 'winner', 'claim', 'free', 'offer'], ['lunch', 'home', 'meeting', 'tomorrow', 'train', 'late']];
/** Texts of two kinds, each with a class of its own. */
function makeItems(count: number, more: (index: number) => Partial<TestItem> = () => ({})): TestItem[] {
  const random = createRandom(4);
  return Array.from({ length: count }, (_, index) => ({ id: `i${index + 1}`, text: Array.from({ length: 8 }, () => (random.nextBelow(4) === 0 ? `x${random.nextBelow(90)}` : WORDS[index % 2]![random.nextBelow(6)]!)).join(' '), ...more(index) }));
}

beforeEach(() => {
  service = openTestService();
});

describe('sampling.preview', () => {
  let runId: number;
  beforeEach(() => {
    const { db } = service.project;
    // 1 to 6 have gold, 7 and 8 an answer, 9 is of dev and 10 of test
    addTestItems(db, makeItems(30, (index) => ({ ...(index < 6 ? { gold: index % 2 === 0 ? 'spam' : 'ham' } : {}), ...(index === 6 || index === 7 ? { answers: { Ann: 'spam' } } : {}), ...(index === 8 ? { split: 'dev' } : index === 9 ? { split: 'test' } : {}) })));
    runId = addTestRun(db, { name: 'm', classes: ['spam', 'ham'], predictions: Array.from({ length: 30 }, (_, index) => [`i${index + 1}`, 'spam', [0.5 + (index + 1) / 100, 0.5 - (index + 1) / 100]] as const) });
  });

  it('chooses what has no label, stands in no queue that waits, and is of neither dev nor test', async () => {
    await run('queues.create', { name: 'Q', selection: { kind: 'ids', ids: [11, 12] }, order: 'asListed', seed: 0 });
    const { queueId } = await run('queues.create', { name: 'gone', selection: { kind: 'ids', ids: [13] }, order: 'asListed', seed: 0 });
    await run('queues.remove', { queueId });
    const all = await sample({ size: 100 });
    expect(all.pool).toBe(18);
    expect(names(all).sort()).toEqual(Array.from({ length: 18 }, (_, at) => `i${at + 13}`).sort());
    expect(names(await sample({ size: 100, query: { ...ALL, filters: [{ column: 'split', operator: 'is', values: ['dev'] }] } }))).toEqual(['i9']);
    expect((await sample({ size: 100, labelSource: 'gold' })).pool).toBe(20);
  });

  it('does not ask again for what somebody said that no class, or only an abstain class, fits', async () => {
    const { db } = service.project;
    addTestItems(db, [{ id: 'i31', answers: { Ann: '[unclear]' } }]);
    db.exec("INSERT INTO current_label (item_id, annotator_id, seq, kind, class_id) VALUES (11, 1, 9001, 'ambiguous', NULL), (12, 1, 9002, 'skip', NULL)");
    expect(names(await sample({ size: 100 })).sort()).toEqual(Array.from({ length: 20 }, (_, at) => `i${at + 11}`).filter((id) => id !== 'i11').sort());
    db.exec("UPDATE class SET retired = 1 WHERE name = 'spam'");
    expect((await sample({ size: 100 })).pool).toBe(19);
  });

  it('chooses by the margin of the run, and says why', async () => {
    const { items, ...rest } = await sample({ strategy: 'margin', runId, size: 3 });
    expect(rest).toMatchObject({ strategy: 'margin', runId });
    expect(items[0]).toMatchObject({ externalId: 'i11', itemId: 11, audit: false, predictedUid: 'uid-spam', excerpt: expect.any(String) });
    expect(items[0]!.confidence).toBeCloseTo(0.61, 9);
    expect(items[0]!.reason).toContain('margin 0.22');
  });

  it('gives the same batch by the same seed, with checks drawn at random among it', async () => {
    const once = await sample({ strategy: 'margin', runId, size: 10, auditShare: 0.3 });
    expect(once.items.filter(({ audit }) => audit)).toHaveLength(3);
    expect(await sample({ strategy: 'margin', runId, size: 10, auditShare: 0.3 })).toEqual(once);
    expect(names(await sample({ seed: 2 }))).not.toEqual(names(await sample({ seed: 1 })));
  });

  it.each(['default', 'k-centre', 'cluster-first', 'density', 'power-noise', 'entropy', 'least-confidence'])('knows %s', async (strategy) => {
    const { items } = await sample({ strategy, runId });
    expect(new Set(items.map(({ itemId }) => itemId)).size).toBe(5);
  });

  it.each([null, 'train'])('asks a committee that learns nothing from dev items (the others in %s)', async (split) => {
    const { db } = service.project;
    const ask = () => sample({ strategy: 'committee' });
    db.prepare('UPDATE item_state SET split = ? WHERE item_id <= 8').run(split);
    const relabel = (itemId: number, name: string) => db.exec(`UPDATE item_state SET decision = 'label', gold_class_id = (SELECT id FROM class WHERE name = '${name}') WHERE item_id = ${itemId}`);
    relabel(9, 'spam');
    const batch = await ask();
    expect(new Set(batch.items.map(({ itemId }) => itemId)).size).toBe(5);
    relabel(9, 'ham');
    expect((await ask()).items).toEqual(batch.items);
    relabel(1, 'ham');
    expect((await ask()).items).not.toEqual(batch.items);
  });

  it('takes labelled items again where that is asked for', async () => {
    const { pool } = await sample({ strategy: 'label-more-or-new', runId });
    expect(pool).toBe(28);
  });

  it('doubts a wrong label though the model has learnt it by heart', async () => {
    const { db } = service.project;
    // i8 is of the other kind than its answer says; the model is surer of all labels than of what it has not seen
    const told = new Map([[1, 'spam'], [2, 'ham'], [3, 'spam'], [4, 'ham'], [5, 'spam'], [6, 'ham'], [7, 'spam'], [8, 'spam']]);
    const learnt = addTestRun(db, { name: 'learnt', classes: ['spam', 'ham'], predictions: Array.from({ length: 30 }, (_, at) => {
      const p = told.has(at + 1) ? (told.get(at + 1) === 'spam' ? 0.99 : 0.01) : 0.9 + at / 1000;
      return [`i${at + 1}`, p > 0.5 ? 'spam' : 'ham', [p, 1 - p]] as const;
    }) });
    const first = async () => names(await sample({ strategy: 'label-more-or-new', runId: learnt, size: 1 }))[0];
    expect(await first()).not.toBe('i8');
    db.exec("UPDATE run SET out_of_sample = 0 WHERE name = 'learnt'");
    expect(await first()).toBe('i8');
  });

  it('refuses a model that says the same of every item, one that is missing, and one without probabilities', async () => {
    const { db } = service.project;
    const flat = addTestRun(db, { name: 'flat', classes: ['spam', 'ham'], predictions: Array.from({ length: 30 }, (_, index) => [`i${index + 1}`, 'spam', [0.7, 0.3]] as const) });
    await expect(sample({ strategy: 'margin', runId: flat })).rejects.toMatchObject({ code: 'constantScore' });
    await expect(sample({ strategy: 'margin' })).rejects.toMatchObject({ code: 'needsModel' });
    await expect(sample({ strategy: 'margin', runId: addTestRun(db, { name: 'classes', predictions: [['i20', 'ham']] }) })).rejects.toMatchObject({ code: 'noProbabilities' });
  });

  it('begins with saved slices in which the run errs most', async () => {
    const { db } = service.project;
    db.exec("INSERT INTO tag (key, value) VALUES ('site', 'b'); INSERT INTO item_tag (item_id, tag_id) SELECT id, 1 FROM item WHERE id IN (2, 4, 25, 26)");
    await expect(sample({ strategy: 'weakest-slice' })).rejects.toMatchObject({ code: 'needsModel' });
    await run('slices.save', { id: null, name: 'site b', query: { ...ALL, filters: [{ column: 'tag:site', operator: 'is', values: ['b'] }] }, notes: '' });
    const { items } = await sample({ strategy: 'weakest-slice', runId, size: 2 });
    expect(items.map(({ itemId, score }) => [itemId, score])).toEqual([[25, 1], [26, 1]]);
  });

  it('tells weak slices of a run that has learnt from some items by dev items alone', async () => {
    const { db } = service.project;
    // right on all that it has seen, of both sites, and wrong on the dev item of site b
    db.exec(`INSERT INTO tag (key, value) VALUES ('site', 'a'), ('site', 'b'); INSERT INTO item_tag (item_id, tag_id) SELECT id, 1 FROM item WHERE id IN (2, 12); INSERT INTO item_tag (item_id, tag_id) SELECT id, 2 FROM item WHERE id IN (1, 9, 26);
             UPDATE item_state SET gold_class_id = 2, decision = 'label' WHERE item_id = 9; UPDATE run SET out_of_sample = 0`);
    for (const site of ['a', 'b']) await run('slices.save', { id: null, name: `site ${site}`, query: { ...ALL, filters: [{ column: 'tag:site', operator: 'is', values: [site] }] }, notes: '' });
    const { items } = await sample({ strategy: 'weakest-slice', runId, size: 2 });
    expect(items.map(({ itemId, score }) => [itemId, score])).toEqual([[26, 1], [11, 0]]);
    db.exec("UPDATE item_state SET split = 'train' WHERE split = 'dev'");
    await expect(sample({ strategy: 'weakest-slice', runId })).rejects.toMatchObject({ code: 'needsSlices', message: expect.stringContaining('dev items') });
  });

  it('makes a queue that remembers why each item is in it, until it is taken back', async () => {
    const { items, strategy } = await sample({ strategy: 'margin', runId, size: 4, auditShare: 0.25 });
    const { queueId } = await run('sampling.createQueue', { name: 'batch', strategy, runId, seed: 1, items: items.map(({ itemId, score, reason, audit }) => ({ itemId, score, reason, audit })) });
    const { db } = service.project;
    expect(db.prepare('SELECT item_id FROM queue_item WHERE queue_id = ? ORDER BY position').pluck().all(queueId)).toEqual(items.map(({ itemId }) => itemId));
    expect(db.prepare('SELECT sum(audit), count(*) FROM sampled_item WHERE queue_id = ?').raw().get(queueId)).toEqual([1, 4]);
    expect(db.prepare('SELECT strategy, run_id, seed FROM sampled_batch').raw().get()).toEqual(['margin', runId, 1]);
    expect((await sample({ size: 100 })).pool).toBe(16);
    await run('history.undo', { annotatorId: null });
    expect((await sample({ size: 100 })).pool).toBe(20);
  });
});

it('reads contents once for all batches, whatever is labelled between them, until items come in', async () => {
  const { db } = service.project;
  addTestItems(db, makeItems(20));
  const read = () => readRows(db, () => Promise.resolve());
  const first = await read();
  addTestRun(db, { name: 'm', predictions: [] });
  db.exec("UPDATE item_state SET split = 'train'");
  expect(await read()).toBe(first);
  addTestItems(db, [{ id: 'new' }]);
  expect((await read()).itemIds).toHaveLength(21);
  db.exec("UPDATE item SET content = 'replaced' WHERE id = 1; INSERT INTO import_batch (kind, file, rows, imported, skipped, rejected, settings, created_at) VALUES ('items', 'f', 1, 1, 0, 0, '{}', 0)");
  expect(await read()).not.toBe(first);
});

it('says that pictures have to be read first, where a strategy compares them', async () => {
  service = openTestService('image');
  addTestItems(service.project.db, [{ id: 'a' }, { id: 'b' }]);
  await expect(sample({ strategy: 'k-centre' })).rejects.toMatchObject({ code: 'noFeatures' });
  expect((await sample()).items).toHaveLength(2);
});

it('leaves out what came after the training and says so, but for a random batch', async () => {
  service = openTestService('image');
  const { db } = service.project;
  addTestItems(db, Array.from({ length: 12 }, (_, at) => ({ id: `p${at + 1}` })));
  db.exec("INSERT INTO media_root (id, path) VALUES (1, 'm'); UPDATE item SET media_root_id = 1, media_sha256 = randomblob(32)");
  await run('features.save', { version: 'imageMobileNet@1', block: { itemIds: Uint32Array.from([1, 2, 3, 4]), columns: 2, values: Float32Array.from([1, 0, 0, 1, 1, 1, -1, 0]) } });
  const byDistance = await sample({ strategy: 'k-centre', size: 12 });
  expect([byDistance.pool, byDistance.note]).toEqual([4, expect.stringMatching(/^8 items .* were left out/)]);
  const random = await sample({ size: 12 });
  expect([random.pool, random.items.length, random.note]).toEqual([12, 12, null]);
  db.exec("UPDATE item_state SET split = CASE WHEN item_id <= 4 THEN 'test' WHEN item_id = 5 THEN 'train' END");
  await expect(sample({ strategy: 'k-centre' })).rejects.toMatchObject({ code: 'notRead' });
  expect((await sample({ size: 12 })).note).toBe('7 of them are in no split: put them into train, or their labels will not be learnt from.');
});

describe('simulation and learning', () => {
  beforeEach(() => {
    addTestItems(service.project.db, makeItems(120, (index) => ({ gold: WORDS[index % 2] === WORDS[0] ? 'spam' : 'ham', split: index < 80 ? 'train' : 'dev' })));
  });
  const simulation = (more: object = {}) => run('simulation.run', { strategies: ['margin'], batch: 10, budget: 40, repeats: 3, seed: 5, split: 'dev', labelSource: 'gold', ...more });

  it('gives curves against random, the same by the same seed', async () => {
    const result = await simulation();
    expect(result).toMatchObject({ pool: 80, test: 40, notes: [] });
    expect(result.strategies.map(({ strategy }) => strategy)).toEqual(['random', 'margin']);
    expect(result.strategies[0]!.ratio).toBe(1);
    expect(result.strategies[1]!.points.map(({ labels }) => labels)).toEqual([10, 20, 30, 40]);
    expect(result.full.macroF1).toBeGreaterThan(0.9);
    expect(await simulation()).toEqual(result);
  });

  it('sets items aside where the split has no labels, and says so', async () => {
    const result = await simulation({ split: 'test', budget: 500 });
    expect([result.pool, result.test]).toEqual([64, 16]);
    expect(result.notes.join(' ')).toMatch(/a fifth .* The budget was cut to the 64 labels/);
  });

  it('learns as closely as a training does from the same kind of items', async () => {
    service = openTestService('table');
    const random = createRandom(9);
    const rows = Array.from({ length: 360 }, (_, index) => {
      const numbers = Array.from({ length: 30 }, () => random.nextFloat() - 0.5);
      return { id: `r${index}`, text: JSON.stringify(numbers.map((value, at) => [`n${at}`, String(value)])), split: index < 60 ? ('train' as const) : ('dev' as const), gold: numbers[0]! + random.nextFloat() - 0.5 > 0 ? 'yes' : 'no' };
    });
    addTestItems(service.project.db, rows);
    const { source } = await readRows(service.project.db, () => Promise.resolve());
    const [pool, dev] = [Array.from({ length: 60 }, (_, at) => at), Array.from({ length: 300 }, (_, at) => at + 60)];
    const preprocessing = fitPreprocessing(source, pool);
    const labels = Int32Array.from(rows, ({ gold }) => (gold === 'yes' ? 0 : 1));
    const accuracyWith = async (c: number) => scoreRows(predictSoftmax(await trainSoftmax(applyPreprocessing(preprocessing, source, pool), labels.slice(0, 60), { classes: 2, c, tolerance: 1e-4 }), applyPreprocessing(preprocessing, source, dev)), labels.slice(60), 2).accuracy;
    const accuracies = await Promise.all([MODEL_C.tableRows, MODEL_C.textNgrams, MODEL_C.dense].map(accuracyWith));
    expect(new Set(accuracies).size).toBe(3);
    expect((await simulation()).full.accuracy).toBe(accuracies[0]);
  });

  it('draws no random curve where nothing is trained', async () => {
    await expect(run('learning.random', { repeats: 2, seed: 1, labelSource: 'gold' })).rejects.toMatchObject({ code: 'noModel' });
  });

  it('refuses too few labels, and labels of one class', async () => {
    await expect(simulation({ labelSource: 'answers' })).rejects.toMatchObject({ code: 'tooFewLabels' });
    service.project.db.exec("UPDATE item_state SET gold_class_id = 1");
    await expect(simulation()).rejects.toMatchObject({ code: 'oneClass' });
  });

  it('has a point a training, what random would have given, and advice', async () => {
    expect((await run('learning.advice')).advice).toBe('tooEarly');
    const { db } = service.project;
    const ids = Array.from({ length: 120 }, (_, index) => `i${index + 1}`);
    const details = { devSource: 'split', devItems: 40, devAccuracy: 0.9, devAccuracyCi: [0.8, 0.95], devMacroF1Ci: null, features: 'textNgrams', kind: 'ngrams', hyperparameters: [['C', '10'], ['class weights', 'none']] };
    db.exec('UPDATE item_state SET gold_class_id = NULL, decision = NULL WHERE item_id BETWEEN 61 AND 80');
    const addTraining = (labels: number, devMacroF1: number, name = `at ${labels}`) => {
      const id = addTestRun(db, { name, classes: ['spam', 'ham'], predictions: ids.map((name, index) => [name, index % 2 === 0 ? 'spam' : 'ham', index % 2 === 0 ? [0.8, 0.2] : [0.3, 0.7]] as const) });
      db.prepare('INSERT INTO model (run_id, labels, details) VALUES (?, ?, ?)').run(id, labels, JSON.stringify({ ...details, devMacroF1 }));
    };
    addTraining(60, 0.9);
    addTraining(40, 0.8);
    expect((await run('learning.points')).map(({ labels, macroF1 }) => [labels, macroF1])).toEqual([[40, 0.8], [60, 0.9]]);
    const byChance = () => run('learning.random', { repeats: 3, seed: 1, labelSource: 'gold' });
    const { points, note } = await byChance();
    expect([points[0]!.labels, points.at(-1)!.labels]).toEqual([40, 60]);
    expect(note).toBe('Drawn 3 times from the 100 labels that no strategy chose, judged on 40 (never by a model that has seen them).');
    expect(points.at(-1)!.macroF1Mean).toBeGreaterThan(0.8);
    // what a strategy chose is no random sample: 10 of the training split and 32 dev items are left to be learnt from
    const items = Array.from({ length: 50 }, (_, at) => ({ itemId: at + 1, score: 1, reason: 'near', audit: false }));
    await run('sampling.createQueue', { name: 'Chosen', strategy: 'margin', runId: null, seed: 1, items: items.slice(10) });
    await run('sampling.createQueue', { name: 'By chance', strategy: 'random', runId: null, seed: 1, items: items.slice(0, 10) });
    const shorter = await byChance();
    expect(shorter.points.map(({ labels }) => labels)).toEqual([40, 43, 47, 50]);
    expect(shorter.note).toMatch(/the 60 labels that no strategy chose.* It ends at 50 labels/);
    const advice = await run('learning.advice');
    expect(advice).toMatchObject({ advice: 'goOn', stability: null });
    expect(advice.gain).toBeCloseTo(0.1, 9);
    // three pairs of trainings are compared; one again with the same labels is none
    addTraining(20, 0.8);
    addTraining(60, 0.9, 'once more');
    expect(await run('learning.advice')).toMatchObject({ advice: 'goOn', stability: null });
    addTraining(10, 0.8);
    db.exec(`UPDATE model SET details = json_set(details, '$.devMacroF1', 0.905) WHERE labels = 40`);
    expect(await run('learning.advice')).toMatchObject({ advice: 'stable', stability: 1, text: expect.stringContaining('the last four models say the same') as string });
  });
});
