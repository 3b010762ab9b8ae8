import { expect, test } from 'vitest';
import { splitsOf, toggleSplit } from './splitFilter';

const TAG = { column: 'tag:place', operator: 'is', values: ['car'] } as const;

test('splits are added to each other and taken away again, other filters stay', () => {
  const dev = toggleSplit([TAG], 'dev');
  expect(dev).toEqual([{ column: 'split', operator: 'is', values: ['dev'] }, TAG]);
  const both = toggleSplit(dev, 'train');
  expect([...splitsOf(both)]).toEqual(['train', 'dev']);
  expect(toggleSplit(toggleSplit(both, 'train'), 'dev')).toEqual([TAG]);
});

test('items in no split stand alone', () => {
  const none = toggleSplit(toggleSplit([TAG], 'dev'), 'none');
  expect(none).toEqual([{ column: 'split', operator: 'missing', values: [] }, TAG]);
  expect([...splitsOf(none)]).toEqual(['none']);
  expect([...splitsOf(toggleSplit(none, 'test'))]).toEqual(['test']);
  expect(toggleSplit(none, 'none')).toEqual([TAG]);
});
