import { ulid } from 'ulid';
import { describe, expect, it } from 'vitest';
import { ALL_ITEMS } from '../../../shared/domain/itemQuery';
import type { Split } from '../../../shared/domain/project';
import { ask } from '../testAnalysis';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';
import { addTestRun } from '../testRun';

const GIVEN = ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'c', 'c', 'c', 'c'];
const ROWS = [[0.9, 0.05, 0.05], [0.8, 0.1, 0.1], [0.2, 0.7, 0.1], [0.6, 0.3, 0.1], [0.1, 0.8, 0.1], [0.05, 0.9, 0.05], [0.75, 0.2, 0.05], [0.3, 0.5, 0.2], [0.1, 0.1, 0.8], [0.05, 0.05, 0.9], [0.1, 0.6, 0.3], [0.3, 0.3, 0.4]];
const NAMES = ['a', 'b', 'c'];

/** The twelve items of shared/labelIssues, items 2, 6 and 10 labelled wrongly; item 6 is of the test split. */
function open() {
  const service = openTestService();
  const { db } = service.project;
  const answers: Readonly<Record<number, Readonly<Record<string, string>>>> = { 2: { Ada: 'a', Bob: 'b', Cy: 'b' }, 3: { Ada: 'a', Bob: 'c' } };
  addTestItems(db, GIVEN.map((gold, at) => ({ id: `i${at}`, gold, split: (at === 6 ? 'test' : 'dev') as Split, answers: answers[at] ?? { Ada: gold } })));
  const best = ROWS.map((row) => NAMES[row.indexOf(Math.max(...row))]!);
  const runId = addTestRun(db, { name: 'model', classes: ['c', 'a', 'b'], predictions: ROWS.map(([a, b, c], at) => [`i${at}`, best[at]!, [c!, a!, b!]] as const) });
  const bare = addTestRun(db, { name: 'bare', predictions: [['i3', 'a']] });
  return { service, db, runId, bare };
}

const request = (runId: number) => ({ runId, query: ALL_ITEMS, filter: 'prune-by-noise-rate' as const, order: 'self-confidence' as const, limit: 1_000 });

describe('labelIssues.find', () => {
  it('lists likely label errors, worst first, with what people answered', async () => {
    const { service, runId } = open();
    const result = await ask(service, 'labelIssues.find', request(runId));
    expect(result).toMatchObject({ n: 3, run: 'model', items: 12, classes: NAMES, thresholds: [0.625, 0.6, 0.6].map((value) => expect.closeTo(value, 12) as number), confidentJoint: [[2, 1, 0], [1, 2, 0], [0, 1, 2]], calibratedJoint: [[3, 1, 0], [1, 3, 0], [0, 1, 3]] });
    expect(result.issues.map(({ item, given, suggested, selfConfidence, split, annotations, dissent }) => [item, given, suggested, selfConfidence, split, annotations, dissent])).toEqual([
      ['i2', 'a', 'b', 0.2, 'dev', 3, 2],
      ['i6', 'b', 'a', 0.2, 'test', 1, 0],
      ['i10', 'c', 'b', 0.3, 'dev', 1, 0],
    ]);
    expect(result.cautions).toEqual([expect.stringContaining('out of sample'), expect.stringContaining('a, b, c')]);
  });

  it('orders by margin too, cuts the list and not the count, and looks only at what is asked for', async () => {
    const { service, runId, db } = open();
    const byMargin = await ask(service, 'labelIssues.find', { ...request(runId), order: 'normalized-margin', limit: 2 });
    expect([byMargin.n, byMargin.issues.map(({ item }) => item)]).toEqual([3, ['i6', 'i2']]);
    const dev = await ask(service, 'labelIssues.find', { ...request(runId), query: { ...ALL_ITEMS, filters: [{ column: 'split', operator: 'is', values: ['dev'] }] } });
    // Without item 6, which has next to no probability of b, the threshold of b is higher.
    expect([dev.items, dev.n, dev.thresholds[1]]).toEqual([11, 0, expect.closeTo(2.2 / 3, 12)]);
    db.prepare('UPDATE run SET out_of_sample = 1').run();
    expect((await ask(service, 'labelIssues.find', request(runId))).cautions).toHaveLength(1);
  });

  it('refuses a run without probabilities', async () => {
    const { service, bare } = open();
    await expect(ask(service, 'labelIssues.find', request(bare))).rejects.toThrow('has predicted classes only');
  });
});

describe('labelIssues.splitVotes', () => {
  const sure = (first: number) => [first, (1 - first) / 2, (1 - first) / 2];
  const item = (id: string, answers: readonly string[], probability: number, gold?: string) => ({ id, answers: Object.fromEntries(answers.map((answer, at) => [`A${at}`, answer])), probability, ...(gold === undefined ? {} : { gold }) });

  it('lists items where the consensus is weak and the model is sure: errors first, then the surest split', async () => {
    const service = openTestService();
    const { db } = service.project;
    const items = [
      item('right', ['a', 'b', 'c'], 0.9, 'a'),
      item('error', ['a', 'b'], 0.85, 'b'),
      item('against the majority', ['b', 'b', 'a', 'c'], 0.95),
      item('tie without gold', ['a', 'b'], 0.8),
      item('three of four', ['b', 'b', 'b', 'a'], 0.99, 'b'),
      item('unsure', ['a', 'b'], 0.79, 'b'),
      item('one voice', ['b', 'b'], 0.99, 'b'),
    ];
    addTestItems(db, items);
    const runId = addTestRun(db, { name: 'model', classes: NAMES, predictions: items.map(({ id, probability }) => [id, 'a', sure(probability)] as const) });
    const bare = addTestRun(db, { name: 'bare', predictions: items.map(({ id }) => [id, 'a'] as const) });
    const split = (id: number, limit = 10) => ask(service, 'labelIssues.splitVotes', { runId: id, query: ALL_ITEMS, limit });
    const { rows, ...rest } = await split(runId);
    expect(rest).toEqual({ total: 4, weakShare: 2 / 3, sureFrom: 0.8 });
    expect(rows.map(({ row, predicted, confidence, voteEntropy, annotations, isError }) => [row.externalId, predicted, confidence, voteEntropy, annotations, isError])).toEqual([
      ['against the majority', 'a', 0.95, 1.5, 4, null],
      ['error', 'a', 0.85, 1, 2, true],
      ['right', 'a', 0.9, expect.closeTo(Math.log2(3), 12), 3, false],
      ['tie without gold', 'a', 0.8, 1, 2, null],
    ]);
    expect((await split(runId, 1)).rows).toHaveLength(1);
    // Without probabilities all are taken, also what the other run is unsure of.
    const without = await split(bare);
    expect([without.total, without.sureFrom, without.rows[0]!.confidence]).toEqual([5, null, null]);
  });
});

describe('labelIssues.relabel', () => {
  it('makes a queue in which answers from before do not count, without items of the test split', async () => {
    const { service, db, runId } = open();
    const cy = db.prepare<[], number>("SELECT id FROM annotator WHERE name = 'Cy'").pluck().get()!;
    const answer = (queueId: number, itemId: number) => service.run('annotations.add', { annotatorId: cy, queueId, uid: ulid(), itemId, kind: 'label', classUid: 'uid-b', note: '', durationMs: null, nextItemId: null } as never);
    await answer(0, 11);
    const made = await ask(service, 'labelIssues.relabel', { runId, name: 'Look again', itemIds: [3, 7, 11], includeTest: false });
    expect(made).toMatchObject({ items: 2, leftOutTest: 1 });
    expect(db.prepare('SELECT item_id FROM queue_item WHERE queue_id = ? ORDER BY position').pluck().all(made.queueId)).toEqual([3, 11]);
    const queue = async () => (await ask(service, 'queues.list', { annotatorId: cy })).find(({ id }) => id === made.queueId);
    await service.run('labelling.open', { annotatorId: cy, queueId: made.queueId } as never);
    const before = (await queue())!.labelled;
    await answer(made.queueId, 11);
    expect([before, await queue()]).toMatchObject([expect.any(Number), { name: 'Look again', total: 2, labelled: before + 1 }]);
    expect(await ask(service, 'labelIssues.effect', { runId, query: ALL_ITEMS })).toHaveLength(1);
    await service.run('history.undo', { annotatorId: cy } as never);
    await service.run('history.undo', { annotatorId: null } as never);
    expect(await queue()).toBeUndefined();
    expect(await ask(service, 'labelIssues.effect', { runId, query: ALL_ITEMS })).toEqual([]);
  });

  it('takes test items where that is said, and refuses what cannot be', async () => {
    const { service, runId, db } = open();
    const relabel = (change: object) => service.run('labelIssues.relabel', { runId, name: 'Q', itemIds: [7], includeTest: false, ...change } as never);
    await expect(relabel({})).rejects.toThrow('All 1 items are of the test split');
    await expect(relabel({ itemIds: [99] })).rejects.toThrow('does not have');
    await expect(relabel({ runId: 99, itemIds: [1] })).rejects.toThrow('not in the project');
    expect(db.prepare('SELECT count(*) FROM queue').pluck().get()).toBe(0);
    expect(await relabel({ includeTest: true })).toMatchObject({ items: 1, leftOutTest: 0 });
  });
});

describe('labelIssues.effect', () => {
  it('measures with the gold labels of now and of when the queue was made, all items and the test split apart', async () => {
    const { service, runId, db } = open();
    const set = (itemId: number, name: string | null) => service.run('gold.set', { annotatorId: 1, itemId, classUid: name && `uid-${name}` } as never);
    // What is in the project before has a history, as after an import.
    for (const itemId of [3, 7, 11]) await set(itemId, GIVEN[itemId - 1]!);
    await ask(service, 'labelIssues.relabel', { runId, name: 'Look again', itemIds: [3, 11], includeTest: false });
    const effect = async () => (await ask(service, 'labelIssues.effect', { runId, query: ALL_ITEMS }))[0]!;
    const same = { n: 12, nBefore: 12, accuracyBefore: 0.75, accuracyAfter: 0.75, changed: 0 };
    expect(await effect()).toMatchObject({ name: 'Look again', items: 2, all: same, changes: [] });
    await set(3, 'b');
    await set(7, 'a');
    await set(11, null);
    const { all, test, changes } = await effect();
    expect(all).toMatchObject({ n: 11, nBefore: 12, accuracyBefore: 0.75, accuracyAfter: 1, macroF1After: 1, changed: 3 });
    expect(test).toMatchObject({ n: 1, nBefore: 1, accuracyBefore: 0, accuracyAfter: 1, changed: 1 });
    expect(changes).toEqual([
      { itemId: 3, item: 'i2', before: 'a', after: 'b', split: 'dev', inQueue: true },
      { itemId: 7, item: 'i6', before: 'b', after: 'a', split: 'test', inQueue: false },
      { itemId: 11, item: 'i10', before: 'c', after: null, split: 'dev', inQueue: true },
    ]);
    // A decision that is taken back has changed nothing.
    for (let step = 0; step < 3; step += 1) await service.run('history.undo', { annotatorId: 1 } as never);
    expect(await effect()).toMatchObject({ all: same, changes: [] });
    expect(db.prepare('SELECT count(*) FROM gold_event').pluck().get()).toBeGreaterThan(3);
  });
});
