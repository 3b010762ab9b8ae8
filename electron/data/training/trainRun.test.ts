import { beforeEach, describe, expect, it } from 'vitest';
import { Backends } from '../../../shared/model/backends/backends';
import { FEATURE_VERSIONS } from '../../../shared/model/extract/featureVersions';
import { createRandom } from '../../../shared/sampling/random';
import { trainRun } from '../../../shared/training/trainRun';
import type { TrainingHost, TrainingState } from '../../../shared/training/trainingEnvironment';
import type { TrainingRequest } from '../../../shared/training/trainingRequest';
import { loadRun } from '../evaluation/loadRun';
import { loadTruth } from '../evaluation/loadTruth';
import type { DataService } from '../service';
import { addTestItems, type TestItem } from '../testItems';
import { openTestService } from '../testProject';

let service: DataService;
let states: TrainingState[];
const REQUEST: TrainingRequest = { name: 'm', model: 'auto', features: 'textNgrams', labelSource: 'goldOrAnswers', classWeights: 'none', seed: 1 };
const nothing = () => Promise.reject(new Error('its file is missing'));

function host(changes: Partial<TrainingHost> = {}): TrainingHost {
  return {
    call: (message, input) => service.handle({ id: 1, message, input }) as never,
    load: nothing,
    extract: { readModel: nothing, readVocabulary: nothing, decodeImage: nothing },
    backends: new Backends({ wasmFiles: null, mayHaveWebgl: false }),
    versions: {},
    now: () => 0,
    pause: () => Promise.resolve(),
    isStopped: () => false,
    onState: (state) => states.push(state),
    ...changes,
  };
}
const WORDS = { sport: ['球', 'match', 'goal', 'هدف'], food: ['饭', 'soup', 'bread', 'خبز'] } as const;
/** Texts in several scripts whose class is told by one word. */
function items(count: number, labelled: number): TestItem[] {
  const random = createRandom(7);
  return Array.from({ length: count }, (_, at) => {
    const name = at % 2 ? 'sport' : 'food';
    return { id: `i${at}`, text: `a ${WORDS[name][random.nextBelow(4)]} ${random.nextBelow(5)}`, ...(at < labelled ? { gold: name } : {}) };
  });
}
const truthOf = (at: number) => (at % 2 ? 1 : 0);
const nothingWritten = async () => expect(await service.run('runs.list', {} as never)).toEqual([]);

beforeEach(() => {
  service = openTestService();
  states = [];
});

describe('a training on texts', () => {
  it('learns from labelled items and predicts all', async () => {
    addTestItems(service.project.db, items(80, 40));
    const { run, details } = await trainRun(REQUEST, host());
    expect(details).toMatchObject({ kind: 'ngrams', backend: null, trainItems: 40, devSource: 'folds', devItems: 40 });
    expect(details.devAccuracy).toBeGreaterThan(0.9);
    expect(details.devAccuracyCi![0]).toBeLessThan(details.devAccuracy!);
    const { db } = service.project;
    const { predicted } = loadRun(db, run.runId, loadTruth(db));
    // food was the first class
    expect([...predicted].filter((place, at) => place === truthOf(at)).length).toBeGreaterThan(76);
    expect((await service.run('models.files', { runId: run.runId } as never)).files.map(({ name }) => name)).toContain('goldset-model.json');
    expect((await service.run('project.verify', {} as never)).problems.filter((problem) => problem.startsWith('Run'))).toEqual([]);
    expect(new Set(states.map(({ phase }) => phase))).toContain('training');
  });

  it('is the same twice, and names the same snapshot', async () => {
    addTestItems(service.project.db, items(40, 30));
    const [first, second] = [await trainRun(REQUEST, host()), await trainRun({ ...REQUEST, name: 'again' }, host())];
    const { db } = service.project;
    const truth = loadTruth(db);
    expect(loadRun(db, second.run.runId, truth).probabilities!.values).toEqual(loadRun(db, first.run.runId, truth).probabilities!.values);
    expect(second.details.snapshot).toBe(first.details.snapshot);
  });

  it('says which labels it does not learn from, since they are in no split', async () => {
    addTestItems(service.project.db, items(60, 60).map((item, at) => ({ ...item, ...(at < 40 && { split: at < 30 ? ('train' as const) : ('test' as const) }) })));
    const { details } = await trainRun(REQUEST, host());
    expect(details).toMatchObject({ trainItems: 30, notes: ['20 labelled items are in no split and were not learnt from: put them into train.'] });
  });

  it('never looks at labels of test items, and measures on dev where there is one', async () => {
    const own = items(60, 60).map((item, at) => ({ ...item, split: at < 30 ? ('train' as const) : at < 45 ? ('dev' as const) : ('test' as const) }));
    addTestItems(service.project.db, own);
    const { db } = service.project;
    const first = await trainRun(REQUEST, host());
    expect(first.details).toMatchObject({ trainItems: 30, devSource: 'split', devItems: 15 });
    const values = loadRun(db, first.run.runId, loadTruth(db)).probabilities!.values.slice();
    db.exec("UPDATE item_state SET gold_class_id = 3 - gold_class_id WHERE split = 'test'");
    const second = await trainRun({ ...REQUEST, name: 'again' }, host());
    expect(loadRun(db, second.run.runId, loadTruth(db)).probabilities!.values).toEqual(values);
  });

  it('spreads labels over neighbours, with held-out accuracy', async () => {
    addTestItems(service.project.db, items(80, 40));
    const { run, details } = await trainRun({ ...REQUEST, model: 'propagation' }, host());
    expect(details).toMatchObject({ kind: 'propagation', devSource: 'folds' });
    expect(details.devAccuracy).toBeGreaterThan(0.9);
    expect(run.predictions).toBeGreaterThan(70);
    expect((await service.run('models.files', { runId: run.runId } as never)).files).toEqual([]);
    expect(details.notes).toEqual([]);
  });

  it('says so where every label that spreads is of one class', async () => {
    // the rare class lies among the other: its neighbours outvote it
    addTestItems(service.project.db, items(60, 0).map(({ id, text }, at) => ({ id, text: text!, ...(at < 40 ? { gold: at % 10 === 0 ? 'rare' : 'common' } : {}) })));
    const { details } = await trainRun({ ...REQUEST, model: 'propagation' }, host());
    expect(details.notes.join(' ')).toMatch(/Every item whose label it was not told is predicted to be “common”.*Choose softmax regression/);
  });
});

describe('n-grams and sentence vectors', () => {
  const columns = 4;
  /** Vectors of the first items, which tell the class where they are to. */
  const save = (count: number, telling: boolean) => {
    const random = createRandom(2);
    const values = Float32Array.from({ length: columns * count }, (_, at) => (telling && at % columns === truthOf(Math.floor(at / columns)) ? 2 : 0) + random.nextFloat() / 4);
    return service.run('features.save', { version: FEATURE_VERSIONS.textEmbedding, block: { itemIds: Uint32Array.from({ length: count }, (_, at) => at + 1), columns, values } } as never);
  };
  const automatic = { ...REQUEST, features: 'auto' } as const;

  it('are compared where nothing is asked for, and the better is taken', async () => {
    addTestItems(service.project.db, items(60, 40).map((item, at) => ({ ...item, text: `nothing ${at}` })));
    await save(40, true);
    // vectors win, but those of the other items are not there, and the network of this host can't be read
    await expect(trainRun(automatic, host())).rejects.toThrow('its file is missing');
    await save(60, true);
    const { run, details } = await trainRun(automatic, host());
    expect(details).toMatchObject({ kind: 'softmax', features: 'textEmbedding', featureVersion: 'textEmbedding@1', devSource: 'folds', devAccuracy: 1 });
    expect(details.candidates.map(({ name }) => name)).toEqual(['Softmax regression on words and parts of words, C 10', 'Softmax regression on sentence vectors, C 0.1']);
    const { db } = service.project;
    expect([...loadRun(db, run.runId, loadTruth(db)).predicted].every((place, at) => place === truthOf(at))).toBe(true);
  });

  it('are of labelled items alone where n-grams are taken', async () => {
    addTestItems(service.project.db, items(60, 40).map((item, at) => ({ ...item, text: `${item.text} ${at}` })));
    await save(40, false);
    expect((await trainRun(automatic, host())).details).toMatchObject({ kind: 'ngrams', features: 'textNgrams', candidates: [{}, {}] });
  });
});

describe('what can\'t be trained is said, and nothing is written', () => {
  const cases: readonly [string, TestItem[], Partial<TrainingRequest>, RegExp][] = [
    ['no items', [], {}, /no items/],
    ['no labels', [{ id: 'a', gold: 'x' }, { id: 'b', gold: 'y' }].map(({ id }) => ({ id, tags: {} })), {}, /fewer than two/],
    ['labels in other splits alone', [{ id: 'a', gold: 'x', split: 'test' }, { id: 'b', gold: 'y', split: 'test' }, { id: 'c', split: 'train' }], {}, /No item has a label to learn from in the split “train”. 2 items/],
    ['one class', [{ id: 'a', gold: 'x' }, { id: 'b', gold: 'x' }, { id: 'c', answers: { ann: 'y' } }], { labelSource: 'gold' }, /All 2 labelled items are “x”/],
    ['features of another kind of items', [{ id: 'a', gold: 'x' }, { id: 'b', gold: 'y' }], { features: 'imageMobileNet' }, /can't be made/],
    ['a model that takes other features', [{ id: 'a', gold: 'x' }, { id: 'b', gold: 'y' }], { model: 'mlp', features: 'textNgrams' }, /./],
    ['texts that tell nothing', Array.from({ length: 12 }, (_, at) => ({ id: `i${at}`, text: 'same', gold: at % 2 ? 'x' : 'y' })), {}, /same probabilities/],
  ];
  it.each(cases)('%s', async (_, own, changes, wanted) => {
    addTestItems(service.project.db, own);
    await expect(trainRun({ ...REQUEST, ...changes }, host())).rejects.toThrow(wanted);
    await nothingWritten();
  });

  it('a name that is taken', async () => {
    addTestItems(service.project.db, items(40, 30));
    await trainRun(REQUEST, host());
    await expect(trainRun(REQUEST, host())).rejects.toThrow(/“m”/);
  });

  it('a cancelled training leaves no run, wherever it is cancelled', async () => {
    addTestItems(service.project.db, items(40, 30));
    for (const phase of ['reading', 'predicting', 'saving']) {
      await expect(trainRun(REQUEST, host({ pause: () => (states.at(-1)?.phase === phase ? Promise.reject(new Error('cancelled')) : Promise.resolve()) })), phase).rejects.toThrow('cancelled');
      await nothingWritten();
    }
    expect((await trainRun(REQUEST, host())).run.predictions).toBe(40);
    expect(service.project.db.prepare('SELECT count(*) FROM run').pluck().get()).toBe(1);
  });
});

describe('a training on pictures', () => {
  const version = FEATURE_VERSIONS.imageMobileNet;
  beforeEach(async () => {
    service = openTestService('image');
    addTestItems(service.project.db, items(30, 20));
    service.project.db.exec("INSERT INTO media_root (id, path) VALUES (1, 'm'); UPDATE item SET media_root_id = 1, media_sha256 = randomblob(32)");
  });
  const save = (count: number) => {
    const random = createRandom(3);
    return service.run('features.save', { version, block: { itemIds: Uint32Array.from({ length: count }, (_, at) => at + 1), columns: 3, values: Float32Array.from({ length: 3 * count }, (_, at) => (at % 3 === 0 ? truthOf(at / 3) : random.nextFloat())) } } as never);
  };

  it('takes the vectors that the project keeps: no file is read', async () => {
    await save(30);
    const { run, details } = await trainRun({ ...REQUEST, model: 'softmax', features: 'auto' }, host());
    expect(details).toMatchObject({ kind: 'softmax', features: 'imageMobileNet', featureVersion: version, backend: 'cpu' });
    expect([run.predictions, details.devAccuracy]).toEqual([30, 1]);
  });
});
