import { beforeEach, expect, it } from 'vitest';
import type { DataService } from '../service';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';

let service: DataService;
beforeEach(() => {
  service = openTestService();
  addTestItems(service.project.db, [
    { id: 'a', text: 'one', gold: 'x', split: 'train' },
    { id: 'b', text: 'two', answers: { ann: 'y', bob: 'y' }, split: 'dev' },
    { id: 'c', text: 'three', gold: 'x', answers: { ann: 'y' }, split: 'test' },
    { id: 'd', text: 'four', gold: '[?]' },
    { id: 'e', text: 'five' },
  ]);
});
const plan = (labelSource = 'goldOrAnswers') => service.run('training.plan', { labelSource } as never);

it('a plan has the labels of each source, and the classes that a model may predict', async () => {
  expect((await plan()).classes.map(({ name }) => name)).toEqual(['x', 'y']);
  expect([...(await plan()).labels]).toEqual([0, 1, 0, -1, -1]);
  expect([...(await plan('gold')).labels]).toEqual([0, -1, 0, -1, -1]);
  expect([...(await plan('answers')).labels]).toEqual([-1, 1, 1, -1, -1]);
  expect([...(await plan()).splits]).toEqual([1, 2, 3, 0, 0]);
});

it('answers of a merged class count as its target, those of a retired one not at all', async () => {
  const { db } = service.project;
  addTestItems(db, [{ id: 'f', gold: 'z' }, { id: 'g', gold: 'w' }]);
  db.exec("UPDATE class SET merged_into = (SELECT id FROM class WHERE name = 'y') WHERE name = 'z'; UPDATE class SET retired = 1 WHERE name = 'w'");
  expect((await plan()).classes.map(({ name }) => name)).toEqual(['x', 'y']);
  expect([...(await plan()).labels]).toEqual([0, 1, 0, -1, -1, 1, -1]);
});

it('what was decided to be ambiguous has no label, whatever its answers are', async () => {
  service.project.db.exec("UPDATE item_state SET decision = 'ambiguous' WHERE item_id = 2");
  expect([...(await plan()).labels]).toEqual([0, -1, 0, -1, -1]);
});

it('a snapshot changes with what is learnt, and not with labels of test items', async () => {
  const { snapshot } = await plan();
  expect(snapshot).toMatch(/^[0-9a-f]{64}$/);
  service.project.db.exec("UPDATE item_state SET gold_class_id = (SELECT id FROM class WHERE name = 'y') WHERE item_id = 3");
  expect((await plan()).snapshot).toBe(snapshot);
  service.project.db.exec("UPDATE item_state SET gold_class_id = (SELECT id FROM class WHERE name = 'y') WHERE item_id = 1");
  expect((await plan()).snapshot).not.toBe(snapshot);
});

it('contents come in the order of the items', async () => {
  expect(await service.run('training.contents', { from: 2, count: 3 } as never)).toEqual({ texts: ['two', 'three', 'four'], rows: [] });
});
