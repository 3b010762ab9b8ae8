import { expect, test } from 'vitest';
import { readCost, withCellCost, withClassCost } from './costDraft';

const NONE = { classes: [], cells: [] };

test('a cost is set, changed and taken away', () => {
  const one = withClassCost(NONE, 'a', 5);
  expect(withClassCost(one, 'a', 7)).toEqual({ classes: [{ actual: 'a', cost: 7 }], cells: [] });
  expect(withClassCost(one, 'a', null)).toEqual(NONE);
  const cell = withCellCost(NONE, { actual: 'a', predicted: 'b' }, 2);
  expect(withCellCost(cell, { actual: 'b', predicted: 'a' }, 3).cells).toHaveLength(2);
  expect(withCellCost(cell, { actual: 'a', predicted: 'b' }, null)).toEqual(NONE);
});

test('only numbers from 0 up are costs', () => {
  expect(['', '2.5', '2,5', '0', '-1', 'many'].map(readCost)).toEqual([null, 2.5, 2.5, 0, undefined, undefined]);
});
