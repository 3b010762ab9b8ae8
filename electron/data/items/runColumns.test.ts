import { beforeEach, describe, expect, it } from 'vitest';
import { ALL_ITEMS, type ItemFilter, type ItemQuery } from '../../../shared/domain/itemQuery';
import { Refusal } from '../refusal';
import type { DataService } from '../service';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';
import { addTestRun } from '../testRun';

let service: DataService;
let run: number;

beforeEach(() => {
  service = openTestService();
  const { db } = service.project;
  addTestItems(db, [
    { id: 'r', gold: 'yes' },
    { id: 'w', gold: 'no' },
    { id: 'noGold' },
    { id: 'noPrediction', gold: 'no' },
    { id: 'abstains', gold: '[?]' },
    { id: 'merged', gold: 'yes', answers: { Ada: 'aye' } },
  ]);
  run = addTestRun(db, {
    name: 'first',
    classes: ['yes', 'no', 'aye'],
    predictions: [
      ['r', 'yes', [0.75, 0.25, 0]],
      ['w', 'yes', [0.75, 0.25, 0]],
      ['noGold', 'no', [0.125, 0.875, 0]],
      ['abstains', 'yes', [0.5, 0.25, 0.25]],
      ['merged', 'aye', [0, 0, 1]],
    ],
  });
});

const page = async (query: Partial<ItemQuery>, runs?: readonly number[]) => (await service.run('items.page', { query: { ...ALL_ITEMS, ...query }, runs, offset: 0, limit: 100 } as never)).rows;
const find = async (query: Partial<ItemQuery>) => (await page(query)).map((row) => row.externalId);
const filter = (column: string, operator: ItemFilter['operator'], ...values: string[]) => find({ filters: [{ column, operator, values }] });
const stats = (column: string) => service.run('items.columnStats', { query: ALL_ITEMS, column } as never);

describe('predicted:ID', () => {
  it('finds the items of which a run says so, and those of which it says nothing', async () => {
    expect(await filter(`predicted:${run}`, 'is', 'uid-yes')).toEqual(['r', 'w', 'abstains']);
    expect(await filter(`predicted:${run}`, 'missing')).toEqual(['noPrediction']);
    expect(await filter(`predicted:${run}`, 'contains', 'N')).toEqual(['noGold']);
  });

  it('counts predictions of a merged class as its target', async () => {
    service.project.db.exec("UPDATE class SET merged_into = (SELECT id FROM class WHERE name = 'yes') WHERE name = 'aye'");
    expect(await filter(`predicted:${run}`, 'is', 'uid-yes')).toEqual(['r', 'w', 'abstains', 'merged']);
    expect(await filter(`outcome:${run}`, 'is', 'right')).toEqual(['r', 'merged']);
    expect((await page({}, [run])).at(-1)!.predictions).toEqual([{ classUid: 'uid-yes', confidence: 1, outcome: 'right' }]);
  });

  it('of a run that was removed is refused, with its name', async () => {
    await service.run('runs.remove', { runId: run } as never);
    for (const column of ['predicted', 'outcome', 'confidence']) await expect(filter(`${column}:${run}`, 'present')).rejects.toThrow(/“first”/);
    await expect(filter('outcome:99', 'present')).rejects.toThrow(Refusal);
    await expect(filter('predicted:x', 'present')).rejects.toThrow(/no column/);
  });
});

describe('confidence:ID', () => {
  it('adds the probability of a merged class to that of its target', async () => {
    service.project.db.exec("UPDATE class SET merged_into = (SELECT id FROM class WHERE name = 'yes') WHERE name = 'aye'");
    const column = `confidence:${run}`;
    expect(await filter(column, 'is', '0.75')).toEqual(['r', 'w', 'abstains']);
    expect(await filter(column, 'below', '0.8')).toEqual(['r', 'w', 'abstains']);
    expect(await find({ sort: { column, descending: true } })).toEqual(['merged', 'noGold', 'r', 'w', 'abstains', 'noPrediction']);
    expect((await stats(column)).numeric).toMatchObject({ min: 0.75, max: 1 });
    expect((await page({}, [run])).map(({ predictions }) => predictions[0]!.confidence)).toEqual([0.75, 0.75, 0.875, null, 0.75, 1]);
  });

  it('is compared as a number; below is less than, at most includes the limit', async () => {
    const column = `confidence:${run}`;
    expect(await filter(column, 'atLeast', '0.75')).toEqual(['r', 'w', 'noGold', 'merged']);
    expect(await filter(column, 'below', '0.75')).toEqual(['abstains']);
    expect(await filter(column, 'atMost', '.75')).toEqual(['r', 'w', 'abstains']);
    expect(await filter(column, 'is', '0.5', '1')).toEqual(['abstains', 'merged']);
    expect(await filter(column, 'missing')).toEqual(['noPrediction']);
    await expect(filter(column, 'contains', '7')).rejects.toThrow(Refusal);
    await expect(filter(column, 'below', 'high')).rejects.toThrow(/is none/);
  });

  it('sorts, with items without one last in either direction', async () => {
    for (const [descending, wanted] of [[false, ['abstains', 'r', 'w', 'noGold', 'merged', 'noPrediction']], [true, ['merged', 'noGold', 'r', 'w', 'abstains', 'noPrediction']]] as const) {
      const sort = { column: `confidence:${run}`, descending };
      const first = await service.run('items.page', { query: { ...ALL_ITEMS, sort }, offset: 0, limit: 2 } as never);
      expect(first.rows.map((row) => row.externalId)).toEqual(wanted.slice(0, 2));
      expect(await find({ sort })).toEqual(wanted);
    }
  });

  it('is summarised as numbers', async () => {
    expect(await stats(`confidence:${run}`)).toMatchObject({ items: 6, missing: 1, distinct: 4, numeric: { min: 0.5, median: 0.75, max: 1 } });
  });

  it('of a run without probabilities is missing everywhere', async () => {
    const plain = addTestRun(service.project.db, { name: 'plain', predictions: [['r', 'yes'], ['w', 'no']] });
    expect(await filter(`confidence:${plain}`, 'present')).toEqual([]);
    expect(await find({ sort: { column: `confidence:${plain}`, descending: true } })).toHaveLength(6);
    expect(await filter(`outcome:${plain}`, 'is', 'right')).toEqual(['r', 'w']);
  });
});

describe('outcome:ID', () => {
  it('is right, wrong, abstained, or missing where gold label or prediction is', async () => {
    const column = `outcome:${run}`;
    expect(await filter(column, 'is', 'right')).toEqual(['r']);
    expect(await filter(column, 'is', 'wrong')).toEqual(['w', 'merged']);
    expect(await filter(column, 'is', 'abstained')).toEqual(['abstains']);
    expect(await filter(column, 'is', 'missing')).toEqual(['noGold', 'noPrediction']);
    expect(await filter(column, 'missing')).toEqual([]);
    expect((await stats(column)).top).toEqual([{ value: 'wrong', count: 2 }, { value: 'missing', count: 2 }, { value: 'right', count: 1 }, { value: 'abstained', count: 1 }]);
    await expect(filter(column, 'below', '1')).rejects.toThrow(Refusal);
  });

  it('is said alike in the rows', async () => {
    expect((await page({}, [run])).map(({ predictions }) => predictions[0]!.outcome)).toEqual(['right', 'wrong', 'missing', 'missing', 'abstained', 'wrong']);
  });

  it('sorts from right to missing', async () => {
    expect(await find({ sort: { column: `outcome:${run}`, descending: false } })).toEqual(['r', 'w', 'merged', 'abstains', 'noGold', 'noPrediction']);
  });

  it('follows the gold labels', async () => {
    expect(await filter(`outcome:${run}`, 'is', 'right')).toEqual(['r']);
    service.project.db.exec("UPDATE item_state SET gold_class_id = (SELECT id FROM class WHERE name = 'yes') WHERE item_id = 2");
    expect(await filter(`outcome:${run}`, 'is', 'right')).toEqual(['r', 'w']);
  });
});

it('below works on every numeric column', async () => {
  expect(await filter('annotations', 'below', '1')).toEqual(['r', 'w', 'noGold', 'noPrediction', 'abstains']);
});
