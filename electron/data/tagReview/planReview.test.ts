import { expect, it } from 'vitest';
import type { Input, Output } from '../../../shared/contract';
import { ALL_ITEMS } from '../../../shared/domain/itemQuery';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';

/** Items 1 to 40: wrong where the number divides by 4; the last four without a gold label, a prediction, or with an abstain class. */
const open = () => {
  const service = openTestService();
  const { db } = service.project;
  addTestItems(db, [{ id: 'schema', gold: 'cat', tags: { site: ['x'] } }, { id: 'too', gold: 'dog' }, { id: 'no', gold: '[unclear]' }, ...Array.from({ length: 37 }, (_, index) => ({ id: `item ${index + 4}`, ...(index === 36 ? {} : { gold: 'cat' }), ...(index % 2 === 0 ? { tags: { site: ['x'] } } : {}) }))]);
  db.exec("INSERT INTO run (id, uid, name, probability_classes, file, created_at) VALUES (1, 'r', 'r', '[]', 'f', 0)");
  const cat = db.prepare<[string], number>('SELECT id FROM class WHERE name = ?').pluck();
  const add = db.prepare('INSERT INTO prediction (run_id, item_id, class_id) VALUES (1, ?, ?)');
  for (let item = 1; item <= 40; item += 1) if (item !== 39) add.run(item, cat.get(item === 38 ? '[unclear]' : item % 4 === 0 ? 'dog' : 'cat'));
  const plan = (input: Partial<Input<'tagReview.plan'>> = {}) => service.handle({ id: 1, message: 'tagReview.plan', input: { runId: 1, query: ALL_ITEMS, which: 'errors', size: 100, seed: 1, ...input } }) as Promise<Output<'tagReview.plan'>>;
  const ask = (value: string) => service.handle({ id: 1, message: 'tagReview.addQuestion', input: { key: 'noise', value, hotkey: null } });
  const answer = (itemId: number, questions: readonly number[]) => service.handle({ id: 1, message: 'tagReview.answer', input: { itemId, annotatorId: null, drawn: true, answers: questions.map((questionId) => ({ questionId, yes: false })) } });
  return { plan, ask, answer };
};
const sorted = (ids: readonly number[]) => [...ids].sort((a, b) => a - b);

it('errors, right ones and the sample hold evaluated items only, in a random order that the seed repeats', async () => {
  const { plan } = open();
  const errors = await plan();
  // item 2 is a dog taken for a cat
  expect(sorted(errors.itemIds)).toEqual([2, 4, 8, 12, 16, 20, 24, 28, 32, 36]);
  expect(errors.available).toBe(10);
  expect(errors.itemIds).not.toEqual(sorted(errors.itemIds));
  expect((await plan()).itemIds).toEqual(errors.itemIds);
  expect((await plan({ seed: 2 })).itemIds).not.toEqual(errors.itemIds);
  const right = await plan({ which: 'right' });
  const sample = await plan({ which: 'sample' });
  expect(sorted([...errors.itemIds, ...right.itemIds])).toEqual(sorted(sample.itemIds));
  for (const left of [3, 38, 39, 40]) expect(sample.itemIds).not.toContain(left);
});

it('a larger size goes on where a smaller one ended', async () => {
  const { plan } = open();
  const { itemIds, available } = await plan({ size: 4 });
  expect([itemIds.length, available]).toEqual([4, 10]);
  expect((await plan({ size: 7 })).itemIds.slice(0, 4)).toEqual(itemIds);
});

it('stays within the query; a list is gone through in its own order, whether evaluated or not', async () => {
  const { plan } = open();
  const query = { ...ALL_ITEMS, filters: [{ column: 'tag:site', operator: 'is' as const, values: ['x'] }] };
  expect(sorted((await plan({ query })).itemIds)).toEqual([4, 8, 12, 16, 20, 24, 28, 32, 36]);
  expect((await plan({ query, which: 'listed', size: 3 })).itemIds).toEqual([1, 4, 6]);
  expect((await plan({ query: { ...query, sort: { column: 'id', descending: true } }, which: 'listed', size: 2 })).itemIds).toEqual([1, 8]);
  expect((await plan({ which: 'listed' })).available).toBe(40);
});

it('tells how far it is: an item is done when every question is answered', async () => {
  const { plan, ask, answer } = open();
  expect(await plan()).toMatchObject({ done: 0, firstOpen: 0 });
  await ask('car');
  await ask('people');
  const { itemIds } = await plan();
  await answer(itemIds[0]!, [1, 2]);
  await answer(itemIds[1]!, [1]);
  await answer(itemIds[2]!, [1, 2]);
  expect(await plan()).toMatchObject({ done: 2, firstOpen: 1 });
  expect(await plan({ size: 1 })).toMatchObject({ done: 1, firstOpen: null });
});
