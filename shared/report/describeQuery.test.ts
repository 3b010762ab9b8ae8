import { expect, it } from 'vitest';
import { ALL_ITEMS, type ItemFilter } from '../domain/itemQuery';
import { describeQuery } from './describeQuery';
import { describeSelection } from './describeSelection';

const names = { className: (uid: string) => ({ a: 'ham', b: 'spam' })[uid], runName: (id: number) => (id === 1 ? 'mine' : undefined) };
const say = (...filters: readonly ItemFilter[]) => describeQuery({ ...ALL_ITEMS, filters }, names);

it('says in words which items a query finds', () => {
  expect(describeQuery(ALL_ITEMS, names)).toBe('all items');
  expect(describeQuery({ ...ALL_ITEMS, search: '"free money"' }, names)).toBe('text has "free money"');
  expect(say({ column: 'split', operator: 'is', values: ['dev', 'test'] }, { column: 'tag:a:b', operator: 'isNot', values: ['x'] })).toBe('split is dev or test; tag a:b is not x');
  expect(say({ column: 'gold', operator: 'is', values: ['a', 'gone'] }, { column: 'outcome:1', operator: 'is', values: ['wrong'] }, { column: 'confidence:9', operator: 'below', values: ['0.5'] })).toBe('gold is ham or gone; outcome of mine is wrong; confidence of run 9 below 0.5');
  expect(say({ column: 'tag:noise', operator: 'missing', values: [] })).toBe('tag noise is missing');
  expect(say({ column: 'id', operator: 'is', values: ['1', '2', '3', '4', '5', '6'] })).toBe('id is one of 6 values');
});

it('says in words what a selection is', () => {
  const query = { ...ALL_ITEMS, filters: [{ column: 'gold', operator: 'is', values: ['b'] }] } as const;
  expect(describeSelection({ kind: 'query', query, except: [] }, names)).toBe('gold is spam');
  expect(describeSelection({ kind: 'query', query: ALL_ITEMS, except: [4, 9] }, names)).toBe('all items, without 2 of them');
  expect(describeSelection({ kind: 'ids', ids: [7] }, names)).toBe('1 item chosen one by one');
});
