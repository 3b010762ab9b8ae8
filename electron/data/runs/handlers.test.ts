import { beforeEach, describe, expect, it } from 'vitest';
import { type RunDetails, runDetails } from '../../../shared/contract/runs';
import type { DataService } from '../service';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';
import { addTestRun } from '../testRun';

let service: DataService;
let first: number;
let second: number;

beforeEach(() => {
  service = openTestService();
  addTestItems(service.project.db, [{ id: 'a', gold: 'x' }, { id: 'b', gold: 'y' }]);
  first = addTestRun(service.project.db, { name: 'first', predictions: [['a', 'x'], ['b', 'x']] });
  second = addTestRun(service.project.db, { name: 'second', classes: ['x', 'y'], predictions: [['a', 'x', [0.75, 0.25]]] });
});

const run = (message: string, input: object = {}) => service.run(message as never, input as never) as Promise<never>;
const names = async () => (await service.run('runs.list', {} as never)).map(({ name }) => name);
const DETAILS: RunDetails = { name: 'CNN', modelVersion: '1.2.3', codeVersion: 'abc', hyperparameters: [['lr', '0.1']], dataSnapshot: 'May', notes: 'n', outOfSample: false };

describe('runs', () => {
  it('are listed newest first', async () => {
    expect(await service.run('runs.list', {} as never)).toMatchObject([
      { runId: second, name: 'second', predictions: 1, hasProbabilities: true },
      { runId: first, name: 'first', predictions: 2, hasProbabilities: false, outOfSample: null, hyperparameters: [] },
    ]);
  });

  it('are described, and that is undone', async () => {
    expect(await service.run('runs.save', { runId: first, details: DETAILS } as never)).toMatchObject({ runId: first, ...DETAILS, predictions: 2 });
    await run('history.undo');
    expect((await service.run('runs.list', {} as never))[1]).toMatchObject({ name: 'first', modelVersion: '', outOfSample: null });
  });

  it('have different names', async () => {
    await expect(run('runs.save', { runId: first, details: { ...DETAILS, name: 'second' } })).rejects.toThrow(/“second”/);
    expect(await names()).toEqual(['second', 'first']);
  });

  it('need a name, and a model version of three numbers', () => {
    for (const odd of [{ name: '' }, { modelVersion: '2' }, { modelVersion: '2.0.0-beta' }]) expect(runDetails.safeParse({ ...DETAILS, ...odd }).success).toBe(false);
    expect(runDetails.safeParse({ ...DETAILS, modelVersion: '' }).success).toBe(true);
  });

  it('are removed, and undo brings them back unless their name is taken', async () => {
    await run('runs.remove', { runId: first });
    expect(await names()).toEqual(['second']);
    await expect(run('runs.remove', { runId: first })).rejects.toThrow(/not in the project/);
    await run('history.undo');
    expect(await names()).toEqual(['second', 'first']);
    await run('runs.remove', { runId: first });
    addTestRun(service.project.db, { name: 'other', predictions: [] });
    service.project.db.prepare("UPDATE run SET name = 'first' WHERE name = 'other'").run();
    await expect(run('history.undo')).rejects.toThrow(/“first”/);
  });
});

it('reference values are added and removed, each step undoable', async () => {
  const value = { name: 'Paper', metric: 'accuracy', value: 0.9, source: 'p. 7' };
  const added = (await run('references.add', value)) as { id: number };
  expect(await run('references.list')).toEqual([{ id: added.id, ...value }]);
  await run('references.remove', { id: added.id });
  expect(await run('references.list')).toEqual([]);
  await run('history.undo');
  expect(await run('references.list')).toHaveLength(1);
  await run('history.undo');
  expect(await run('references.list')).toEqual([]);
  await expect(run('references.remove', { id: added.id })).rejects.toThrow(/not in the project/);
});

describe('verify', () => {
  const problems = async () => (await service.run('project.verify', {} as never)).problems.filter((problem) => problem.startsWith('Run'));

  it('finds nothing wrong with what an import writes', async () => expect(await problems()).toEqual([]));

  const damages: readonly (readonly [string, string, RegExp])[] = [
    ['a lost block', 'DELETE FROM probability_block', /0 blocks and should be in 1/],
    ['a cut block', 'UPDATE probability_block SET probabilities = substr(probabilities, 1, 8)', /do not have the size/],
    ['a confidence that is not the probability', 'UPDATE prediction SET confidence = 0.5 WHERE confidence IS NOT NULL', /1 predictions have another confidence/],
    ['probabilities that do not add up', "UPDATE probability_block SET probabilities = zeroblob(16)", /1 rows do not add up/],
    ['a lost prediction', "DELETE FROM prediction WHERE run_id = 1 AND item_id = 1", /has 1 predictions and says 2/],
  ];
  for (const [what, sql, wanted] of damages) {
    it(`finds ${what}`, async () => {
      service.project.db.exec(sql);
      expect((await problems()).join('\n')).toMatch(wanted);
    });
  }
});

it('stats name the runs', async () => {
  expect((await service.run('project.stats', {} as never)).runs).toEqual([{ run: 'second', predictions: 1, hasProbabilities: true, outOfSample: null }, { run: 'first', predictions: 2, hasProbabilities: false, outOfSample: null }]);
});

it('metrics are those of an evaluation, for each run over the items asked for', async () => {
  const { db } = service.project;
  addTestItems(db, [{ id: 'c', gold: 'y', split: 'test' }, { id: 'd', gold: '[?]' }]);
  const third = addTestRun(db, { name: 'third', classes: ['x', 'y'], predictions: [['a', 'x', [0.9, 0.1]], ['b', 'x', [0.8, 0.2]], ['c', 'y', [0.35, 0.65]], ['d', 'x', [1, 0]]] });
  const query = { search: '', filters: [], sort: null };
  const [newest, , oldest] = await service.run('runs.metrics', { query } as never);
  expect(newest).toMatchObject({ runId: third, n: 3, abstained: 1, missing: 0, accuracy: 2 / 3, cost: null });
  // -(ln 0.9 + ln 0.2 + ln 0.65) / 3
  expect(newest!.logLoss).toBeCloseTo(0.715_194, 5);
  expect(oldest).toMatchObject({ runId: first, n: 2, missing: 2, abstained: 0, accuracy: 0.5, logLoss: null, ece: null });
  const test = await service.run('runs.metrics', { query: { ...query, filters: [{ column: 'split', operator: 'is', values: ['test'] }] } } as never);
  expect(test.map(({ n, accuracy }) => [n, accuracy])).toEqual([[1, 1], [0, null], [0, null]]);
});
