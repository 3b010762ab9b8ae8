import { expect, test } from 'vitest';
import { ALL_ITEMS } from '../../../shared/domain/itemQuery';
import { ALL_SELECTED, countSelected, isSelected, NOTHING_SELECTED, toExport, toItemSelection, withItems } from './selection';

test('items are put in and taken out one by one', () => {
  const two = withItems(NOTHING_SELECTED, [1, 2], true);
  expect([isSelected(two, 1), isSelected(two, 3), countSelected(two, 100)]).toEqual([true, false, 2]);
  expect(countSelected(withItems(two, [1, 9], false), 100)).toBe(1);
});

test('taking an item out of "all that match" remembers only the exception', () => {
  const most = withItems(ALL_SELECTED, [7], false);
  expect([isSelected(most, 7), isSelected(most, 8), countSelected(most, 1_000_000)]).toEqual([false, true, 999_999]);
  expect(toItemSelection(most, { ...ALL_ITEMS, search: 'x' }, 1)).toEqual({ kind: 'query', query: { ...ALL_ITEMS, search: 'x' }, except: [7] });
  expect(countSelected(withItems(most, [7], true), 10)).toBe(10);
});

test('with nothing selected an action is for the item at hand', () => {
  expect(toItemSelection(NOTHING_SELECTED, ALL_ITEMS, 5)).toEqual({ kind: 'ids', ids: [5] });
  expect(toItemSelection(NOTHING_SELECTED, ALL_ITEMS, null)).toBeNull();
  expect(toItemSelection(withItems(NOTHING_SELECTED, [3], true), ALL_ITEMS, 5)).toEqual({ kind: 'ids', ids: [3] });
});

test('with nothing selected all that is listed is exported', () => {
  expect(toExport(NOTHING_SELECTED, { ...ALL_ITEMS, search: 'x' })).toEqual({ kind: 'query', query: { ...ALL_ITEMS, search: 'x' }, except: [] });
  expect(toExport(withItems(NOTHING_SELECTED, [3], true), ALL_ITEMS)).toEqual({ kind: 'ids', ids: [3] });
  expect(toExport(withItems(ALL_SELECTED, [3], false), ALL_ITEMS)).toEqual({ kind: 'query', query: ALL_ITEMS, except: [3] });
});

test('a change of the selection leaves the one before as it was', () => {
  withItems(NOTHING_SELECTED, [1], true);
  expect(countSelected(NOTHING_SELECTED, 10)).toBe(0);
});
